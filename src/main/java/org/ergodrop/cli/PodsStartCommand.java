package org.ergodrop.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code ergodrop pods start}: wants one pod more. The controller rents it, because a pod that nobody watches must not be
 * rented.
 */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Wants one pod more, whether there is work or not; the limits (pods, dollars an hour and a day) still hold.",
            "The service with the role pods rents it, watches it and ends it when it has nothing to do."
        })
final class PodsStartCommand implements Callable<Integer> {

    @Mixin
    private LedgerOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (OpenedPods pods = OpenedPods.open(options)) {
            if (pods.properties().image().isBlank()) {
                throw LedgerOptions.failure("pods.start.no-image");
            }
            if (pods.properties().limits().maxPods() == 0) {
                throw LedgerOptions.failure("pods.start.none-allowed");
            }
            String name = pods.byHand().want();
            out.println(options.say("pods.start.wanted", name));
            out.println(options.say(pods.byHand().isLed() ? "pods.start.led" : "pods.start.not-led", name));
        }
        out.flush();
        return 0;
    }
}
