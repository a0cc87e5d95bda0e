package org.ergodrop.pods;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the latest pods say about the next one: pods that end one after another while nothing of the work moves (an image that
 * does not run, files that no pod takes) are asked for ever more rarely instead of for ever.
 *
 * @param streak how many in a row
 * @param last the latest of them
 */
record Setbacks(int streak, Optional<RentedPod> last) {

    /** Enough to see a row; longer rows wait the longest time anyway. */
    private static final int LOOK_BACK = 20;

    /** After a second pod that ran and moved nothing. Ours. */
    private static final Duration FIRST_AFTER_RUN = Duration.ofMinutes(5);

    private static final int GROWTH_AFTER_RUN = 3;

    private static final Duration LONGEST_AFTER_RUN = Duration.ofHours(6);

    /** Ends that say nothing about what the next pod will do. */
    private static final Set<EndReason> NEUTRAL =
            Set.of(EndReason.IDLE, EndReason.BY_HAND, EndReason.DUPLICATE, EndReason.ORPHAN, EndReason.BUDGET);

    static Setbacks of(RentedPods pods) {
        List<RentedPod> row = pods.latestEnded(LOOK_BACK).stream()
                .filter(pod -> pod.endReason() == null || !NEUTRAL.contains(pod.endReason()))
                .takeWhile(pod -> !pod.hasProgressed())
                .toList();
        return new Setbacks(row.size(), row.stream().findFirst());
    }

    /** No pod is asked for before. One setback costs no time: its videos go on at once. */
    Instant notBefore(Work work, PodPatience patience) {
        if (streak < 2 || last.isEmpty() || isOvertaken(last.get(), work)) {
            return Instant.MIN;
        }
        RentedPod pod = last.get();
        Instant ended = pod.endAskedAt() == null ? pod.firstSeenAt() : pod.endAskedAt();
        return ended.plus(
                pod.runningAt() == null
                        ? Backoff.pause(patience.firstRound(), 2, streak - 2, patience.longestRound())
                        : Backoff.pause(FIRST_AFTER_RUN, GROWTH_AFTER_RUN, streak - 2, LONGEST_AFTER_RUN));
    }

    /** It ended itself having nothing to do, and there is other work now. */
    private static boolean isOvertaken(RentedPod pod, Work work) {
        return pod.endReason() == EndReason.VANISHED
                && pod.progress() != null
                && !pod.progress().equals(work.progress());
    }
}
