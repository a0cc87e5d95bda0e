package org.ergodrop.google;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ergodrop.text.Sentences;
import org.jspecify.annotations.Nullable;

/** Waits on this machine alone, at a free port, for the browser to come back from the consent page. */
public final class LoopbackListener implements AutoCloseable {

    private static final Sentences SENTENCES = Sentences.of(LoopbackListener.class);

    private final HttpServer server;
    private final ExecutorService threads;
    private final Locale locale;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private volatile @Nullable LoginAttempt expected;

    private LoopbackListener(HttpServer server, ExecutorService threads, Locale locale) {
        this.server = server;
        this.threads = threads;
        this.locale = locale;
    }

    /** @param locale language of the page that the browser shows */
    public static LoopbackListener open(Locale locale) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "login");
            thread.setDaemon(true);
            return thread;
        });
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        LoopbackListener listener = new LoopbackListener(server, threads, locale);
        server.createContext("/", listener::answer);
        server.setExecutor(threads);
        server.start();
        return listener;
    }

    /** Where the browser is to be sent. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /**
     * Waits for the answer to an attempt; other visitors are turned away and do not end it.
     *
     * @return the query that the browser came back with
     * @throws AuthorizationException when it did not come in time
     */
    public String answerTo(LoginAttempt attempt, Duration longest) throws AuthorizationException, InterruptedException {
        expected = attempt;
        String answer = answers.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
            throw new AuthorizationException("login.timeout", longest.toMinutes());
        }
        return answer;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            LoginAttempt attempt = expected;
            String query = exchange.getRequestURI().getRawQuery();
            Redirected answer = Redirected.parse(query == null ? "" : query);
            boolean ours = exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().equals("/")
                    && attempt != null
                    && answer.isAnswer()
                    && attempt.isAnsweredBy(answer);
            String words = ours ? (answer.error().isEmpty() ? "page.done" : "page.refused") : "page.nothing";
            byte[] page = ("<!doctype html><html lang=\"" + locale.getLanguage()
                            + "\"><meta charset=\"utf-8\"><title>Ergodrop</title><p>" + SENTENCES.say(locale, words))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.sendResponseHeaders(ours ? 200 : 404, page.length);
            exchange.getResponseBody().write(page);
            exchange.getResponseBody().close();
            if (ours) {
                answers.add(query);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
