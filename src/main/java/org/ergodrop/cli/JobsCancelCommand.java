package org.ergodrop.cli;

import java.util.concurrent.Callable;
import org.ergodrop.jobs.ByHand;
import org.ergodrop.jobs.JobId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
    private LedgerOptions options;

    @Parameters(paramLabel = "ID", description = "The job, as \"ergodrop jobs list\" names it.")
    private String id;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the text beside the video.")
    private @Nullable String reason;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LedgerOptions.Opened opened = options.open();
        String why = reason == null ? options.say("jobs.cancel.reason") : reason;
        ByHand.Answer answer = JobId.isOne(id) ? opened.byHand().cancel(new JobId(id), why) : ByHand.Answer.UNKNOWN;
        return new ByHandAnswer("jobs.cancel.", answer).tell(spec.commandLine(), options, id);
    }
}
