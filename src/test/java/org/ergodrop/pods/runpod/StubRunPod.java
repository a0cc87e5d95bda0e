package org.ergodrop.pods.runpod;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers every request with what a test said, and keeps what was asked. */
final class StubRunPod implements AutoCloseable {

    static final String POD = """
            {"id":"p1","name":"ergodrop-a-b","status":"RUNNING","cost":0.44,"createdAt":"2026-06-01T12:00:00Z",
             "startedAt":"2026-06-01T12:02:00Z","gpu":{"id":"NVIDIA L4","count":1},"cloud":"SECURE",
             "dataCenterId":"EU-RO-1","runtime":{"uptime":3600}}""";

    /** Of who does not wait for an answer that never comes: on a loaded machine one may come late. */
    private static final Duration PATIENT = Duration.ofSeconds(60);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Answering answering = exchange -> answer(exchange, 500, Map.of(), "");

    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    /**
     * A request as it came.
     *
     * @param target path and query
     */
    record Asked(String method, URI target, Map<String, List<String>> headers, String body) {}

    StubRunPod() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(new Asked(
                    exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body));
            try (exchange) {
                answering.answer(exchange);
            }
        });
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v2");
    }

    List<Asked> asked() {
        return asked;
    }

    RunPodProperties properties(String key) {
        return properties(baseUrl(), key);
    }

    static RunPodProperties properties(URI baseUrl, String key) {
        return properties(baseUrl, key, PATIENT);
    }

    static RunPodProperties properties(URI baseUrl, String key, Duration answerTimeout) {
        return new RunPodProperties(
                baseUrl, key, "", "", "12.0", Duration.ofSeconds(60), answerTimeout, Duration.ofSeconds(30));
    }

    void answers(Answering how) {
        this.answering = how;
    }

    void answers(int status, String body) {
        answers(exchange -> answer(exchange, status, Map.of(), body));
    }

    void answers(int status, Map<String, String> headers, String body) {
        answers(exchange -> answer(exchange, status, headers, body));
    }

    void hangsUpWithoutAnAnswer() {
        answers(HttpExchange::close);
    }

    void neverAnswers() {
        answers(exchange -> {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void cutsTheAnswer(int status) {
        answers(exchange -> {
            exchange.sendResponseHeaders(status, 1000);
            exchange.getResponseBody().write(POD.substring(0, 40).getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
    }

    private static void answer(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        headers.forEach(exchange.getResponseHeaders()::add);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
