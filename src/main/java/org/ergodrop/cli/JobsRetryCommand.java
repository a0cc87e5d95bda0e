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
    private LedgerOptions options;

    @Parameters(paramLabel = "ID", description = "The job, as \"ergodrop jobs list\" names it.")
    private String id;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the history of the job.")
    private @Nullable String reason;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LedgerOptions.Opened opened = options.open();
        String why = reason == null ? options.say("jobs.retry.reason") : reason;
        ByHand.Answer answer = JobId.isOne(id) ? opened.byHand().retry(new JobId(id), why) : ByHand.Answer.UNKNOWN;
        return new ByHandAnswer("jobs.retry.", answer).tell(spec.commandLine(), options, id);
    }
}
