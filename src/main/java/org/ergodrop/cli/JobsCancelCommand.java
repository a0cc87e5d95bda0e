package org.ergodrop.cli;

import java.util.concurrent.Callable;
import org.ergodrop.jobs.ByHand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ergodrop jobs cancel}: a job whose report is not delivered yet is ended. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = {
            "Ends a job whose report is not delivered yet. Its video goes to 06-failed with the reason beside it; there",
            "\"ergodrop jobs retry\" can take it up again. Work on it stops within some seconds."
        })
final class JobsCancelCommand implements Callable<Integer> {

    @Mixin
    private JobOrder order;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the text beside the video.")
    private @Nullable String reason;

    @Override
    public Integer call() {
        return order.give("jobs.cancel.", reason, ByHand::cancel);
    }
}
