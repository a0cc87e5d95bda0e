package org.ergodrop.demo.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 on 127.0.0.1, a thread per connection. Not the JDK's own server: that one writes the {@code Date} header from the
 * real clock, waits 40 ms between header and body, and cannot cut a connection at a byte.
 */
public final class LoopbackServer implements AutoCloseable {

    /** Answers a request; what it throws ends the connection. */
    public interface Handler {
        Reply answer(HttpCall call) throws IOException, InterruptedException;
    }

    private static final int IDLE_MILLIS = 120_000;
    private static final int COPY_BYTES = 64 * 1024;
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private final ServerSocket listener;
    private final Handler handler;
    private final Clock clock;
    private final ExecutorService threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** @param name of its threads */
    public LoopbackServer(String name, int port, Clock clock, Handler handler) throws IOException {
        this.listener = new ServerSocket(port, 200, InetAddress.getByName("127.0.0.1"));
        this.handler = handler;
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.execute(this::accept);
    }

    /** With a slash at the end. */
    public String baseUrl() {
        return "http://127.0.0.1:" + listener.getLocalPort() + "/";
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                begin(listener.accept());
            } catch (IOException e) {
                // Closed, or out of file handles: the loop's condition tells which.
            }
        }
    }

    private void begin(Socket client) throws IOException {
        open.add(client);
        try {
            threads.execute(() -> converse(client));
        } catch (RejectedExecutionException e) {
            client.close(); // It came while the server stopped.
        }
    }

    private void converse(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            client.setSoTimeout(IDLE_MILLIS);
            BufferedInputStream in = new BufferedInputStream(client.getInputStream(), COPY_BYTES);
            OutputStream out = new BufferedOutputStream(client.getOutputStream(), COPY_BYTES);
            boolean goOn = true;
            while (goOn) {
                HttpCall call = HttpCall.read(in, out);
                goOn = call != null && answer(call, client, out);
            }
        } catch (EOFException e) {
            // The client left in the middle; its request has been dealt with.
        } catch (IOException e) {
            // A connection that breaks is every client's daily life.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private boolean answer(HttpCall call, Socket client, OutputStream out) throws IOException, InterruptedException {
        Reply reply = handler.answer(call);
        if (reply.ending() instanceof Reply.Reset reset && reset.afterBytes() < 0) {
            client.setSoLinger(true, 0);
            return false;
        }
        call.drain();
        writeHead(reply, out);
        boolean headOnly = call.method().equals("HEAD");
        if (!headOnly) {
            writeBody(reply, out);
        }
        out.flush();
        if (reply.ending() instanceof Reply.Reset) {
            client.setSoLinger(true, 0);
            return false;
        }
        return reply.ending() instanceof Reply.Whole && !"close".equalsIgnoreCase(call.header("Connection"));
    }

    private void writeHead(Reply reply, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(reply.status())
                .append(' ')
                .append(phrase(reply.status()))
                .append("\r\nDate: ")
                .append(HTTP_DATE.format(ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .append("\r\n");
        for (Map.Entry<String, String> header : reply.headers().entrySet()) {
            head.append(header.getKey())
                    .append(": ")
                    .append(header.getValue().replaceAll("[\\r\\n]", " "))
                    .append("\r\n");
        }
        if (reply.status() != 204) {
            head.append("Content-Length: ").append(reply.length()).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void writeBody(Reply reply, OutputStream out) throws IOException {
        long left = reply.length();
        if (reply.ending() instanceof Reply.Closed closed) {
            left = Math.min(left, closed.afterBytes());
        } else if (reply.ending() instanceof Reply.Reset reset) {
            left = Math.min(left, reset.afterBytes());
        }
        try (InputStream body = reply.payload().open()) {
            byte[] buffer = new byte[COPY_BYTES];
            while (left > 0) {
                int read = body.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("the content on disk is shorter than promised");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    private static String phrase(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 206 -> "Partial Content";
            case 302 -> "Found";
            case 308 -> "Resume Incomplete";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 402 -> "Payment Required";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 416 -> "Requested Range Not Satisfiable";
            case 422 -> "Unprocessable Entity";
            case 428 -> "Precondition Required";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Status";
        };
    }

    /** The connections that are open now. */
    public int connections() {
        return open.size();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
        for (@Nullable Socket client : open) {
            if (client != null) {
                client.close();
            }
        }
        try {
            threads.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
