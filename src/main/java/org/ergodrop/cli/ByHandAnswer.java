package org.ergodrop.cli;

import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.ergodrop.jobs.ByHand.Answer;
import picocli.CommandLine;

/**
 * What came of an order, in a sentence.
 *
 * @param prefix of the sentences of the command
 */
record ByHandAnswer(String prefix, Answer answer) {

    private static final Set<Answer> GOOD = EnumSet.of(Answer.DONE, Answer.WOKEN);

    /** The exit code. */
    int tell(CommandLine command, LedgerOptions options, String id) {
        String key = answer == Answer.UNKNOWN
                ? "jobs.unknown"
                : prefix + answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!GOOD.contains(answer)) {
            throw LedgerOptions.failure(key, id);
        }
        PrintWriter out = command.getOut();
        out.println(options.say(key, id));
        out.flush();
        return 0;
    }
}
