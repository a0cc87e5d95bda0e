package org.ergodrop.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ergodrop.pods.Pod;
import org.ergodrop.pods.ReapByHand;
import org.ergodrop.pods.RentState;
import org.ergodrop.pods.RentedPod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ergodrop pods reap}: one turn of the controller that starts nothing. */
@Command(
        name = "reap",
        mixinStandardHelpOptions = true,
        description = {
            "Ends what carries our name and has no reason to live, and proves what was ended; says what it did.",
            "A running service does the same every minute, and then this command does nothing."
        })
final class PodsReapCommand implements Callable<Integer> {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    @Mixin
    private LedgerOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (OpenedPods pods = OpenedPods.open(options)) {
            List<Pod> listed = pods.listed();
            ReapByHand reap = ReapByHand.of(
                    pods.ledger().jdbc(),
                    pods.ledger().transaction(),
                    pods.provider(),
                    pods.properties(),
                    pods.deployment(),
                    pods.language());
            if (!leads(reap, pods.properties().patience().lease(), out)) {
                out.println(options.say("pods.reap.led"));
            } else {
                try {
                    tell(reap.turn(listed), out);
                } finally {
                    reap.release();
                }
            }
        }
        out.flush();
        return 0;
    }

    private boolean leads(ReapByHand reap, Duration lease, PrintWriter out) throws InterruptedException {
        boolean leads = reap.takesTheLead();
        if (!leads) {
            out.println(options.say("pods.reap.waits", lease.toSeconds()));
            out.flush();
        }
        Duration waited = Duration.ZERO;
        while (!leads && waited.compareTo(lease) <= 0) {
            Thread.sleep(BETWEEN_TRIES.toMillis());
            waited = waited.plus(BETWEEN_TRIES);
            leads = reap.takesTheLead();
        }
        return leads;
    }

    private void tell(List<ReapByHand.Change> changes, PrintWriter out) {
        changes.forEach(change -> out.println(sentence(change)));
        if (changes.isEmpty()) {
            out.println(options.say("pods.reap.nothing"));
        }
    }

    private String sentence(ReapByHand.Change change) {
        RentedPod pod = change.after();
        Locale locale = options.locale();
        if (pod.state() == RentState.GONE) {
            return options.say("pods.reap.gone", pod.name());
        }
        if (pod.state() == RentState.ENDING) {
            String reason = CliText.SENTENCES.say(locale, "pods.reason." + pod.endReason());
            return options.say("pods.reap.ending", pod.name(), reason);
        }
        return options.say("pods.reap.adopted", pod.name());
    }
}
