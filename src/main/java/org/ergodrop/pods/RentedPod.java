package org.ergodrop.pods;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pod that carries our name, as its row stood when it was read. All times but {@code createdAt} are the controller's.
 *
 * @param intentId whose pod it is; null: nobody's
 * @param status as the provider said last
 * @param candidate what it is; null where the provider does not say
 * @param costPerHour [USD/h]
 * @param createdAt the provider's time, good only to compare pods with each other
 * @param listedAt when it stood in the list last; null: never yet
 * @param runningAt when it was seen running first
 * @param uptimeSeconds of its container, as last seen
 * @param starts of its container; more than one means that it was started again
 * @param deadline it must be gone by then
 * @param idleSince since when no work is in sight; null: there is some, or nobody could look
 * @param progress of the work, as last seen while it ran
 * @param progressSince since when that has not changed
 * @param hasProgressed whether work moved on while it ran
 * @param endTries how often its end was asked for
 * @param absentSince first of the proofs that it is gone
 */
public record RentedPod(
        String id,
        String name,
        @Nullable String intentId,
        RentState state,
        PodStatus status,
        @Nullable Candidate candidate,
        double costPerHour,
        @Nullable Instant createdAt,
        Instant firstSeenAt,
        @Nullable Instant listedAt,
        @Nullable Instant runningAt,
        long uptimeSeconds,
        int starts,
        Instant deadline,
        @Nullable Instant idleSince,
        @Nullable String progress,
        @Nullable Instant progressSince,
        boolean hasProgressed,
        @Nullable EndReason endReason,
        @Nullable Instant endAskedAt,
        int endTries,
        @Nullable Instant absentSince,
        @Nullable Instant goneAt,
        Instant countedUntil,
        @Nullable Double billed) {

    /** Whether it has to be taken for there, and for costing. */
    public boolean mayBeThere() {
        return state != RentState.GONE && absentSince == null && endReason != EndReason.VANISHED;
    }
}
