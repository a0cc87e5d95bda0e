package org.ergodrop.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.ergodrop.pods.Pod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergodrop pods list}: one line for each pod and each wish for one. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists our pods, as RunPod and the ledger know them. Pods of others are counted, not named.")
final class PodsListCommand implements Callable<Integer> {

    @Mixin
    private LedgerOptions options;

    @Option(names = "--all", description = "Also the pods that are gone.")
    private boolean all;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (OpenedPods pods = OpenedPods.open(options)) {
            List<Pod> listed = pods.listed();
            PodTable table = new PodTable(pods, new JobWords(options.locale(), ZoneId.systemDefault()));
            if (table.fill(listed, all)) {
                table.print(out);
            } else {
                out.println(options.say("pods.none"));
            }
            long foreign = listed.stream()
                    .filter(pod -> !pods.deployment().isOurs(pod))
                    .count();
            if (foreign > 0) {
                out.println(options.say("pods.foreign", foreign));
            }
        }
        out.flush();
        return 0;
    }
}
