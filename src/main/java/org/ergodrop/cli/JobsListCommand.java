package org.ergodrop.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ergodrop jobs list}: one line for each job. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists the jobs that have not ended yet, oldest first; with --all the ended ones too, newest first.")
final class JobsListCommand implements Runnable {

    @Mixin
    private LedgerOptions options;

    @Option(names = "--state", paramLabel = "STATE", description = "Only in this state: ${COMPLETION-CANDIDATES}.")
    private @Nullable JobState state;

    @Option(
            names = "--queue",
            paramLabel = "NAME",
            description = "Only of this hot folder, by its name in the settings.")
    private @Nullable String queue;

    @Option(names = "--all", description = "Also the jobs that have ended.")
    private boolean all;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "With --all or an end as the state: at most so many, the newest (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Ledger ledger = options.open().ledger();
        boolean ended = all || (state != null && state.isFinal());
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be at least 1");
        }
        List<Job> jobs = ended
                ? ledger.newest(limit, state, queue)
                : ledger.open(EnumSet.allOf(JobState.class)).stream()
                        .filter(job -> state == null || job.state() == state)
                        .filter(job -> queue == null || job.queue().equals(queue))
                        .toList();
        PrintWriter out = spec.commandLine().getOut();
        JobWords words = new JobWords(options.locale(), ZoneId.systemDefault());
        if (jobs.isEmpty()) {
            out.println(words.say(ended ? "jobs.none" : "jobs.none-open"));
        } else {
            table(jobs, words).print(out);
        }
        if (ended && jobs.size() == limit) {
            out.println(words.say("jobs.more", limit));
        }
        out.flush();
    }

    private static JobTable table(List<Job> jobs, JobWords words) {
        JobTable table = new JobTable();
        table.row(
                words.say("jobs.column.id"),
                words.say("jobs.column.state"),
                words.say("jobs.column.since"),
                words.say("jobs.column.queue"),
                words.say("jobs.column.video"),
                words.say("jobs.column.starts"),
                words.say("jobs.column.reason"));
        for (Job job : jobs) {
            table.row(
                    job.id().value(),
                    job.state().name(),
                    words.time(job.stateSince()),
                    job.queue(),
                    JobWords.oneLine(job.name(), 40),
                    String.valueOf(job.starts()),
                    JobWords.oneLine(job.reason(), 80));
        }
        return table;
    }
}
