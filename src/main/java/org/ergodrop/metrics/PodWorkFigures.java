package org.ergodrop.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import org.ergodrop.pods.PodCycle;
import org.ergodrop.pods.Work;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The work that the controller of the pods saw in its last turn. A controller that meets its pods in the hot folder alone has no
 * jobs in its ledger, so these are its only sign of whether a pod is needed.
 */
@Component
class PodWorkFigures {

    /** What was seen so many turns ago is not shown: this process leads no more, or its turns fail. Ours. */
    private static final int TURNS_SHOWN = 4;

    private record Seen(Work work, Instant at) {}

    private final Clock clock;
    private final Duration longestAge;
    private final AtomicReference<@Nullable Seen> last = new AtomicReference<>();

    /** @param every pause between two turns of the controller */
    PodWorkFigures(MeterRegistry meters, Clock clock, @Value("${ergodrop.pods.patience.every:1m}") Duration every) {
        this.clock = clock;
        this.longestAge = every.multipliedBy(TURNS_SHOWN);
        register(meters, "waiting", Work::waiting);
        register(meters, "in_hand", Work::inHand);
    }

    private void register(MeterRegistry meters, String state, ToIntFunction<Work> part) {
        Gauge.builder("ergodrop.pod.videos", this, figures -> figures.show(part))
                .description("Videos that the leading controller of the pods saw in its last turn: waiting, or in hand")
                .tag("state", state)
                .register(meters);
    }

    /** What cannot be seen is not none. */
    void seen(PodCycle turn) {
        Work work = turn.work();
        last.set(work == null ? null : new Seen(work, clock.instant()));
    }

    private double show(ToIntFunction<Work> part) {
        Seen seen = last.get();
        boolean isFresh = seen != null && !seen.at().isBefore(clock.instant().minus(longestAge));
        return isFresh ? part.applyAsInt(seen.work()) : Double.NaN;
    }
}
