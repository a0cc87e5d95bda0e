package org.ergodrop.pods;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one turn of the controller has seen so far.
 *
 * @param now when it began
 * @param work null: it could not be seen
 * @param listed every pod of the account; null: the provider did not tell
 */
public record PodCycle(
        Instant now, @Nullable Work work, @Nullable List<Pod> listed) {

    /** As the database keeps times, so that what it tells of this turn equals it. */
    public PodCycle {
        now = now.truncatedTo(ChronoUnit.MICROS);
    }

    PodCycle with(List<Pod> pods) {
        return new PodCycle(now, work, List.copyOf(pods));
    }

    Optional<Work> seenWork() {
        return Optional.ofNullable(work);
    }

    Optional<List<Pod>> seenPods() {
        return Optional.ofNullable(listed);
    }
}
