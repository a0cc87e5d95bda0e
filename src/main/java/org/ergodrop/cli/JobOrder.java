package org.ergodrop.cli;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.ergodrop.jobs.ByHand;
import org.ergodrop.jobs.JobId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a person orders about one job, and what came of it, in a sentence. */
final class JobOrder {

    private static final Set<ByHand.Answer> GOOD = EnumSet.of(ByHand.Answer.DONE, ByHand.Answer.WOKEN);

    @Mixin
    private LedgerOptions options;

    @Parameters(paramLabel = "ID", description = "The job, as \"ergodrop jobs list\" names it.")
    private String id;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** One of the two things that may be ordered. */
    interface Order {
        ByHand.Answer give(ByHand byHand, JobId job, String reason);
    }

    /**
     * Gives the order.
     *
     * @param prefix of its sentences
     * @param reason null: the person gave none
     * @return the exit code
     */
    int give(String prefix, @Nullable String reason, Order order) {
        LedgerOptions.Opened opened = options.open();
        String why = reason == null ? options.say(prefix + "reason") : reason;
        ByHand.Answer answer =
                JobId.isOne(id) ? order.give(opened.byHand(), new JobId(id), why) : ByHand.Answer.UNKNOWN;
        String key = answer == ByHand.Answer.UNKNOWN
                ? "jobs.unknown"
                : prefix + answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!GOOD.contains(answer)) {
            throw LedgerOptions.failure(key, id);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(options.say(key, id));
        out.flush();
        return 0;
    }
}
