package org.ergodrop.pods;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Until when the provider is not asked, or not asked for pods. Not kept over a restart: asking once more costs nothing. */
final class PodPause {

    /** When the provider wants to be asked less often and does not say how much. Ours. */
    static final Duration SHORTEST = Duration.ofSeconds(10);

    private final AtomicReference<Instant> calls = new AtomicReference<>(Instant.MIN);
    private final AtomicReference<Instant> ends = new AtomicReference<>(Instant.MIN);
    private final AtomicReference<Instant> creation = new AtomicReference<>(Instant.MIN);
    private final AtomicBoolean keyRefused = new AtomicBoolean();
    private final AtomicReference<@Nullable PodRequestShape> misfit = new AtomicReference<>();

    boolean isForCalls(Instant now) {
        return now.isBefore(calls.get());
    }

    /** Ends have a reserve of their own in the provider's limits, so what stops the looking does not stop them. */
    boolean isForEnds(Instant now) {
        return now.isBefore(ends.get());
    }

    boolean isForCreation(Instant now) {
        return isForCalls(now) || now.isBefore(creation.get());
    }

    void rateLimited(Instant now, Duration retryAfter) {
        calls.set(now.plus(pause(retryAfter)));
    }

    /** Not even an end may be asked for. */
    void endsRateLimited(Instant now, Duration retryAfter) {
        rateLimited(now, retryAfter);
        ends.set(now.plus(pause(retryAfter)));
    }

    private static Duration pause(Duration retryAfter) {
        return retryAfter.compareTo(SHORTEST) > 0 ? retryAfter : SHORTEST;
    }

    /** Whether the key may look and may not rent: that it lists says nothing then. */
    boolean isKeyRefused() {
        return keyRefused.get();
    }

    void keyRefused(boolean isRefused) {
        keyRefused.set(isRefused);
    }

    void noCreation(Instant until) {
        creation.set(until);
    }

    /** A request of this shape does not fit the provider and is never sent again. */
    void misfits(PodRequestShape shape) {
        misfit.set(shape);
    }

    boolean isMisfit(PodRequestShape shape) {
        return shape.equals(misfit.get());
    }
}
