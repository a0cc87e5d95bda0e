package org.ergodrop.cli;

import java.util.concurrent.Callable;
import org.ergodrop.jobs.ByHand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ergodrop jobs retry}: a job that was given up is begun anew. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = {
            "Begins a job anew that was put aside (REJECTED, FAILED or CANCELLED): its video is taken back from 06-failed.",
            "A job that waits for its time need not wait any longer."
        })
final class JobsRetryCommand implements Callable<Integer> {

    @Mixin
    private JobOrder order;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the history of the job.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        return order.give("jobs.retry.", reason, ByHand::retry);
    }
}
