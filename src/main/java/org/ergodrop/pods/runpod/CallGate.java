package org.ergodrop.pods.runpod;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.ergodrop.pods.PodProviderException;
import org.ergodrop.pods.PodProviderException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests out only as RunPod's windows allow. The last few of a window are kept for requests that change something, so
 * that the end of a pod never waits behind lists.
 */
final class CallGate {

    /** Kept for creating and ending pods. Ours: more than one reconcile does in one go. */
    static final int RESERVE = 3;

    /** When RunPod says "too many" and neither header says for how long: its shortest window. */
    private static final Duration SILENT_PAUSE = Duration.ofMinutes(1);

    private final RunPodTime time;
    private final Duration longestPause;

    private final Map<String, Window> windows = new HashMap<>();
    private long closedUntilNanos;
    private boolean closed;

    CallGate(RunPodTime time, Duration longestPause) {
        this.time = time;
        this.longestPause = longestPause;
    }

    private record Window(long remaining, long resetNanos) {}

    /** Returns when the request may go out. @throws PodProviderException RATE_LIMITED when that would take too long */
    void pass(RunPodCall call) throws PodProviderException {
        Duration waited = Duration.ZERO;
        while (true) {
            Duration wait = take(call.changes() ? 0 : RESERVE);
            if (wait.isZero()) {
                return;
            }
            waited = waited.plus(wait);
            if (waited.compareTo(longestPause) > 0) {
                throw new PodProviderException(
                        Kind.RATE_LIMITED,
                        "RunPod's rate limit is used up for " + Math.max(1, wait.toSeconds()) + " s",
                        wait,
                        null);
            }
            sleep(wait);
        }
    }

    private void sleep(Duration wait) throws PodProviderException {
        try {
            time.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PodProviderException(Kind.UNAVAILABLE, "interrupted before the request was sent", wait, e);
        }
    }

    private synchronized Duration take(int reserve) {
        long now = time.nanos();
        windows.values().removeIf(window -> window.resetNanos() - now <= 0);
        if (closed && closedUntilNanos - now > 0) {
            return Duration.ofNanos(closedUntilNanos - now);
        }
        closed = false;
        long wait = windows.values().stream()
                .filter(window -> window.remaining() <= reserve)
                .mapToLong(window -> window.resetNanos() - now)
                .max()
                .orElse(0);
        if (wait == 0) {
            windows.replaceAll((name, window) -> new Window(window.remaining() - 1, window.resetNanos()));
        }
        return Duration.ofNanos(wait);
    }

    /**
     * Takes note of what an answer says about the limits.
     *
     * @return how long to stay away after a 429; zero after any other answer
     */
    synchronized Duration learn(RunPodAnswer answer) {
        long now = time.nanos();
        Duration exhausted = Duration.ZERO;
        for (RateWindow window : RateWindow.of(answer.rateLimit())) {
            Duration reset = Duration.ofSeconds(window.resetSeconds());
            windows.put(window.name(), new Window(window.remaining(), now + reset.toNanos()));
            if (window.remaining() == 0 && reset.compareTo(exhausted) > 0) {
                exhausted = reset;
            }
        }
        if (answer.status() != 429) {
            return Duration.ZERO;
        }
        Duration said = seconds(answer.retryAfter());
        Duration pause = !said.isZero() ? said : exhausted.isZero() ? SILENT_PAUSE : exhausted;
        closed = true;
        closedUntilNanos = now + pause.toNanos();
        return pause;
    }

    /** Retry-After is a number of seconds here (schema of the 429 answer); anything else says nothing. */
    private static Duration seconds(@Nullable String header) {
        boolean number = header != null && header.strip().matches("\\d{1,6}");
        return number ? Duration.ofSeconds(Long.parseLong(header.strip())) : Duration.ZERO;
    }
}
