package org.ergodrop.google;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.ergodrop.google.GoogleProperties.Consent;

/** Four of Google's addresses on loopback: answers as it is told and remembers what it was asked. */
final class StubGoogle implements AutoCloseable {

    static final String SCOPE = "https://www.googleapis.com/auth/drive";
    static final OAuthClient CLIENT = new OAuthClient("canary.apps.googleusercontent.com", "SECRET-client-canary");

    private final VirtualTime time;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Answer> told = new ArrayDeque<>();
    private final AtomicInteger tokens = new AtomicInteger();
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    volatile Duration aheadOfUs = Duration.ZERO;
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile String about = """
            {"user":{"displayName":"Alena","emailAddress":"alena@example.org"},
             "storageQuota":{"limit":"16106127360","usage":"5368709120"}}""";

    /** What was asked. */
    record Asked(String method, String path, String query, Map<String, String> form, String authorization) {}

    /** What is to be answered. */
    record Answer(int status, String body) {}

    StubGoogle(VirtualTime time) throws IOException {
        this.time = time;
        this.listener = new ServerSocket(0, 100, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        threads.execute(() -> {
            while (!listener.isClosed()) {
                try {
                    Socket client = listener.accept();
                    threads.execute(() -> converse(client));
                } catch (IOException | RejectedExecutionException closed) {
                    return;
                }
            }
        });
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
    }

    /** The next answer of token or revocation endpoint. */
    synchronized void next(int status, String body) {
        told.add(new Answer(status, body));
    }

    void refuseNext(String code) {
        next(
                400,
                "{\"error\":\"" + code
                        + "\",\"error_description\":\"Token has been expired or revoked. SECRET-echo\"}");
    }

    long tokenQuestions() {
        return asked.stream().filter(one -> one.path().equals("/token")).count();
    }

    GoogleProperties properties(Path folder, Consent consent) {
        return properties(folder, consent, "", "");
    }

    GoogleProperties properties(Path folder, Consent consent, String key, String serviceAccountFile) {
        return new GoogleProperties(
                CLIENT.id(),
                CLIENT.secret(),
                url("/auth"),
                url("/token"),
                url("/revoke"),
                folder,
                folder.resolve("key"),
                key,
                serviceAccountFile,
                consent,
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Duration.ofSeconds(20));
    }

    /** By hand, because the JDK's server writes the real date into each answer. */
    private void converse(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            URI target = null;
            String method = "";
            String authorization = "";
            int length = 0;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String lower = line.toLowerCase(Locale.ROOT);
                if (target == null) {
                    method = line.split(" ")[0];
                    target = URI.create(line.split(" ")[1]);
                } else if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                } else if (lower.startsWith("authorization:")) {
                    authorization = line.substring(14).strip();
                }
            }
            if (target == null) {
                return;
            }
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            asked.add(new Asked(
                    method, target.getPath(), String.valueOf(target.getRawQuery()), form(body), authorization));
            gate.await();
            Answer answer = answerTo(target.getPath());
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 " + answer.status() + " Told\r\nDate: "
                    + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            time.instant().plus(aheadOfUs).atZone(ZoneOffset.UTC))
                    + "\r\nConnection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            client.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().write(bytes);
            client.getOutputStream().flush();
        } catch (IOException theClientLeft) {
            // its own test says so
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.read(); letter >= 0 && letter != '\n'; letter = in.read()) {
            line.append((char) letter);
        }
        return line.toString().strip();
    }

    private synchronized Answer answerTo(String path) {
        if (path.equals("/drive/v3/about")) {
            return new Answer(about.contains("\"error\"") ? 403 : 200, about);
        }
        Answer answer = told.poll();
        if (answer != null) {
            return answer;
        }
        return path.equals("/token") ? new Answer(200, token(SCOPE, "")) : new Answer(200, "{}");
    }

    /** A good answer of the token endpoint with a new access token. */
    String token(String scope, String more) {
        return "{\"access_token\":\"SECRET-access-" + tokens.incrementAndGet() + "\",\"expires_in\":3599,\"scope\":\""
                + scope + "\",\"token_type\":\"Bearer\"" + more + "}";
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .filter(part -> part.contains("="))
                .collect(Collectors.toMap(
                        part -> part.substring(0, part.indexOf('=')),
                        part -> URLDecoder.decode(part.substring(part.indexOf('=') + 1), StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        gate.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
