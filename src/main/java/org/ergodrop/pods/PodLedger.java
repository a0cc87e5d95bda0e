package org.ergodrop.pods;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.ergodrop.jobs.LeaderLease;

/**
 * The rows about pods, and the only way to change them: in a transaction that counts only while this process leads. After each
 * commit {@code steps} hears of it.
 */
record PodLedger(PodIntents intents, RentedPods pods, CostBook book, LeaderLease lead, PodSteps steps) {

    /** False: the row was no longer as it was read, nothing was changed. */
    boolean write(PodStep step, BooleanSupplier change) {
        boolean isDone = lead.fenced(change::getAsBoolean);
        if (isDone) {
            steps.done(step);
        }
        return isDone;
    }

    /** A change without a step of its own. */
    void note(Runnable change) {
        Supplier<Boolean> noted = () -> {
            change.run();
            return true;
        };
        lead.fenced(noted);
    }
}
