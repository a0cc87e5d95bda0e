package org.ergodrop.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobEvent;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergodrop jobs show}: everything about one job, and all that happened to it. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows one job and everything that happened to it.")
final class JobsShowCommand implements Runnable {

    @Mixin
    private LedgerOptions options;

    @Parameters(paramLabel = "ID", description = "The job, as \"ergodrop jobs list\" names it.")
    private String id;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Ledger ledger = options.open().ledger();
        Job job = JobId.isOne(id) ? ledger.find(new JobId(id)).orElse(null) : null;
        if (job == null) {
            throw LedgerOptions.failure("jobs.unknown", id);
        }
        JobWords words = new JobWords(options.locale(), ZoneId.systemDefault());
        PrintWriter out = spec.commandLine().getOut();
        facts(job, words).print(out);
        out.println();
        history(ledger.events(job.id()), words).print(out);
        out.flush();
    }

    private static JobTable facts(Job job, JobWords words) {
        JobTable facts = new JobTable();
        facts.row(words.say("jobs.column.id"), job.id().value());
        facts.row(words.say("jobs.column.video"), JobWords.oneLine(job.name(), 200));
        facts.row(words.say("jobs.column.queue"), job.queue());
        facts.row(words.say("jobs.size"), words.say("jobs.bytes", job.sizeBytes()));
        facts.row(words.say("jobs.column.state"), job.state().name() + " - " + words.meaning(job.state()));
        facts.row(words.say("jobs.column.since"), words.time(job.stateSince()));
        facts.row(words.say("jobs.seen"), words.time(job.createdAt()));
        facts.row(words.say("jobs.column.starts"), String.valueOf(job.starts()));
        if (job.reason() != null) {
            facts.row(words.say("jobs.column.reason"), JobWords.oneLine(job.reason(), 1000));
        }
        if (job.notBefore() != null && !job.closed()) {
            facts.row(words.say("jobs.not-before"), words.time(job.notBefore()));
        }
        if (job.leaseUntil() != null && !job.closed()) {
            facts.row(words.say("jobs.worker"), job.worker() + ", " + words.time(job.leaseUntil()));
        }
        return facts;
    }

    private static JobTable history(List<JobEvent> events, JobWords words) {
        JobTable history = new JobTable();
        history.row(words.say("jobs.column.time"), words.say("jobs.column.state"), words.say("jobs.column.reason"));
        for (JobEvent event : events) {
            history.row(words.time(event.at()), event.to().name(), JobWords.oneLine(event.reason(), 1000));
        }
        return history;
    }
}
