package org.ergodrop.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server on loopback that answers what a test tells it to. Steps: {@code CONNECT}, {@code EHLO}, {@code STARTTLS},
 * {@code AUTH}, {@code MAIL}, {@code RCPT}, {@code DATA}, {@code END} (the text has come). Answers: a reply, or {@link #HANG} or
 * {@link #DROP}.
 */
final class HostileServer implements AutoCloseable {

    static final String HANG = "hang";
    static final String DROP = "drop";

    /** Texts that have come whole, whatever was answered. */
    final List<String> texts = new CopyOnWriteArrayList<>();

    /** Every line the client sent, outside of texts. */
    final List<String> lines = new CopyOnWriteArrayList<>();

    /** Lines that came in the clear. */
    final List<String> clear = new CopyOnWriteArrayList<>();

    private final Map<String, UnaryOperator<String>> answers = new ConcurrentHashMap<>(Map.of(
            "CONNECT", line -> "220 ready",
            "EHLO", line -> "250-hostile\r\n250 AUTH PLAIN",
            "MAIL", line -> "250 ok",
            "RCPT", line -> "250 ok",
            "DATA", line -> "354 go on",
            "END", line -> "250 taken",
            "AUTH", line -> "235 welcome"));
    private final Set<String> silent = new HashSet<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket socket;

    HostileServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "hostile-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    HostileServer answer(String step, String reply) {
        silent.remove(step);
        if (reply.equals(HANG)) {
            silent.add(step);
        }
        return answer(step, (UnaryOperator<String>) line -> reply);
    }

    HostileServer answer(String step, UnaryOperator<String> reply) {
        answers.put(step, reply);
        return this;
    }

    /** For a client that waits a short time only when this server is silent at some step now. */
    String[] settings(String... more) {
        List<String> all = new java.util.ArrayList<>(
                List.of("spring.mail.host=127.0.0.1", "spring.mail.port=" + socket.getLocalPort()));
        // who does not wait for an answer that never comes waits for one that comes late, on a loaded machine
        int patienceMillis = silent.isEmpty() ? 30_000 : 400;
        all.add("spring.mail.properties.mail.smtp.timeout=" + patienceMillis);
        all.add("spring.mail.properties.mail.smtp.connectiontimeout=" + patienceMillis);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread talk = new Thread(() -> talk(client), "hostile-smtp-client");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            converse(client, true);
        } catch (IOException | GeneralSecurityException e) {
            // the client has gone
        }
    }

    private void converse(Socket client, boolean greets) throws IOException, GeneralSecurityException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        boolean goesOn = !greets || reply(client, "CONNECT", "");
        for (String line = goesOn ? in.readLine() : null; line != null; line = goesOn ? in.readLine() : null) {
            lines.add(line);
            if (!(client instanceof SSLSocket)) {
                clear.add(line);
            }
            String step = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (step.equals("QUIT")) {
                client.getOutputStream().write("221 bye\r\n".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            goesOn = step.equals("RSET") || step.equals("NOOP") ? say(client, "250 ok") : reply(client, step, line);
            if (goesOn && step.equals("STARTTLS")) {
                converse(encrypted(client), false);
                return;
            }
            if (goesOn && step.equals("DATA") && answers.get("DATA").apply(line).startsWith("354")) {
                texts.add(text(in));
                goesOn = reply(client, "END", "");
            }
        }
    }

    private boolean reply(Socket client, String step, String line) throws IOException {
        String reply = answers.getOrDefault(step, any -> "502 what?").apply(line);
        if (reply.equals(HANG)) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }
        return !reply.equals(DROP) && say(client, reply) && !reply.startsWith("421");
    }

    private static boolean say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
        return true;
    }

    private static String text(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append("\r\n");
        }
        return text.toString();
    }

    /** With the certificate that GreenMail brings for tests. */
    private static Socket encrypted(Socket client) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = HostileServer.class.getResourceAsStream("/greenmail.p12")) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(client, null, client.getPort(), true);
        socket.setUseClientMode(false);
        return socket;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
