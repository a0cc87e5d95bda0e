package org.ergodrop.demo.runpod;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ergodrop.demo.http.Reply;

/** How many requests a key has left, in three fixed windows. */
final class RateLimits {

    private record Window(String name, long seconds, long quota) {}

    private record Counter(long window, long used) {}

    private final List<Window> windows;
    private final Map<String, Counter> counters = new HashMap<>();

    RateLimits(int perMinute) {
        this.windows = List.of(
                new Window("minute", 60, perMinute),
                new Window("hour", 3600, 50L * perMinute),
                new Window("day", 86_400, 50_000L * perMinute / RunPodOptions.USUAL_REQUESTS_PER_MINUTE));
    }

    /** What the headers of the answer say, and whether the request is one too many. */
    record Count(String limit, String policy, String exceeded, long waitSeconds) {
        boolean isTooMany() {
            return !exceeded.isEmpty();
        }

        Reply refusal() {
            return Problem.reply(429, "rate limit exceeded for the " + exceeded + " window", List.of())
                    .with("Retry-After", Long.toString(waitSeconds));
        }

        Reply on(Reply reply) {
            return reply.with("RateLimit", limit).with("RateLimit-Policy", policy);
        }
    }

    synchronized Count count(String who, Instant now) {
        List<String> limit = new ArrayList<>();
        List<String> policy = new ArrayList<>();
        String exceeded = "";
        long wait = 0;
        for (Window window : windows) {
            long number = now.getEpochSecond() / window.seconds();
            long left = window.seconds() - now.getEpochSecond() % window.seconds();
            Counter counter = counters.merge(
                    who + " " + window.name(),
                    new Counter(number, 1),
                    (old, one) -> old.window() == number ? new Counter(number, old.used() + 1) : one);
            if (counter.used() > window.quota()) {
                exceeded = window.name();
                wait = left;
            }
            long remaining = Math.max(0, window.quota() - counter.used());
            limit.add(String.format(Locale.ROOT, "\"%s\";r=%d;t=%d", window.name(), remaining, left));
            policy.add(String.format(Locale.ROOT, "\"%s\";q=%d;w=%d", window.name(), window.quota(), window.seconds()));
        }
        return new Count(String.join(", ", limit), String.join(", ", policy), exceeded, wait);
    }
}
