package org.ergodrop.pods;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Until when the provider is not asked, or not asked for pods. Not kept over a restart: asking once more costs nothing. */
final class PodPause {

    /** When the provider wants to be asked less often and does not say how much. Ours. */
    static final Duration SHORTEST = Duration.ofSeconds(10);

    private final AtomicReference<Instant> calls = new AtomicReference<>(Instant.MIN);
    private final AtomicReference<Instant> creation = new AtomicReference<>(Instant.MIN);
    private final AtomicReference<@Nullable PodRequestShape> misfit = new AtomicReference<>();

    boolean isForCalls(Instant now) {
        return now.isBefore(calls.get());
    }

    boolean isForCreation(Instant now) {
        return isForCalls(now) || now.isBefore(creation.get());
    }

    void rateLimited(Instant now, Duration retryAfter) {
        Duration pause = retryAfter.compareTo(SHORTEST) > 0 ? retryAfter : SHORTEST;
        calls.set(now.plus(pause));
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
