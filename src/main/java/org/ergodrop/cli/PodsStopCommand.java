package org.ergodrop.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ergodrop.pods.IntentState;
import org.ergodrop.pods.Pod;
import org.ergodrop.pods.PodIntent;
import org.ergodrop.pods.RentState;
import org.ergodrop.pods.RentedPod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergodrop pods stop}: ends pods, and believes it when it is proven. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = {
            "Ends pods for good and waits until it is proven that they are gone: twice not there, and in no list.",
            "Their videos go on with the next pod; while there is work, the service rents another one."
        })
final class PodsStopCommand implements Callable<Integer> {

    @Mixin
    private LedgerOptions options;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Pods, as \"ergodrop pods list\" names them.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "All pods of this installation, and all wishes for one.")
    private boolean all;

    @Option(names = "--no-wait", description = "Returns as soon as RunPod has taken the request.")
    private boolean noWait;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long to wait for the proof. Default: ${DEFAULT-VALUE}.")
    private int patienceSeconds;

    @Spec
    private CommandSpec spec;

    /** Somebody is being asked for them at this moment: nothing can be ended yet, so the other ones are ended first. */
    private final List<String> mayCome = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        if (all == !names.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name the pods that are to end, or say --all.");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (OpenedPods pods = OpenedPods.open(options)) {
            Map<String, String> targets = targets(pods);
            if (all) {
                wishes(pods).forEach(wish -> dismiss(pods, wish));
            }
            targets.keySet().forEach(id -> pods.rows().find(id).ifPresent(pods.byHand()::end));
            PodsEnding ending = new PodsEnding(
                    pods.provider(), pods.properties().patience().proofApart(), Thread::sleep, (key, name) -> {
                        out.println(options.say("pods.stop." + key, name));
                        out.flush();
                    });
            List<String> left =
                    noWait ? ending.ask(targets) : ending.prove(targets, Duration.ofSeconds(patienceSeconds));
            if (!left.isEmpty()) {
                String names = Stream.concat(left.stream(), mayCome.stream()).collect(Collectors.joining(", "));
                throw LedgerOptions.failure("pods.stop.failed", names);
            }
            if (!mayCome.isEmpty()) {
                throw LedgerOptions.failure("pods.stop.asked-for", String.join(", ", mayCome));
            }
            if (all && targets.isEmpty()) {
                out.println(options.say("pods.none"));
            }
        }
        out.flush();
        return 0;
    }

    /** Ids and names of the pods that are meant; a wish that is meant is taken back. */
    private Map<String, String> targets(OpenedPods pods) {
        Map<String, String> ours = new LinkedHashMap<>();
        List<Pod> listed = pods.listed();
        listed.stream().filter(pods.deployment()::isOurs).forEach(pod -> ours.put(pod.id(), pod.name()));
        Stream.of(RentState.ALIVE, RentState.ENDING)
                .flatMap(state -> pods.rows().in(state).stream())
                .forEach(row -> ours.put(row.id(), row.name()));
        if (all) {
            return ours;
        }
        Map<String, String> meant = new LinkedHashMap<>();
        for (String name : names) {
            List<String> ids = ours.entrySet().stream()
                    .filter(pod -> pod.getKey().equals(name) || pod.getValue().equals(name))
                    .map(Map.Entry::getKey)
                    .toList();
            ids.forEach(id -> meant.put(id, ours.get(id)));
            if (ids.isEmpty()) {
                notThere(pods, listed, name);
            }
        }
        return meant;
    }

    private void notThere(OpenedPods pods, List<Pod> listed, String name) {
        Optional<PodIntent> wish =
                wishes(pods).filter(wanted -> wanted.podName().equals(name)).findFirst();
        if (wish.isPresent()) {
            dismiss(pods, wish.get());
        } else if (pods.rows().newest(1000).stream().map(RentedPod::name).anyMatch(name::equals)) {
            spec.commandLine().getOut().println(options.say("pods.stop.gone", name));
        } else {
            boolean foreign = listed.stream()
                    .anyMatch(pod -> pod.id().equals(name) || pod.name().equals(name));
            throw LedgerOptions.failure(foreign ? "pods.stop.foreign" : "pods.stop.no-such", name);
        }
    }

    private static Stream<PodIntent> wishes(OpenedPods pods) {
        return Stream.of(IntentState.WANTED, IntentState.ASKED).flatMap(state -> pods.wishes().in(state).stream());
    }

    private void dismiss(OpenedPods pods, PodIntent wish) {
        boolean isTakenBack =
                wish.state() == IntentState.WANTED && pods.byHand().dismiss(wish);
        if (isTakenBack) {
            spec.commandLine().getOut().println(options.say("pods.stop.dismissed", wish.podName()));
        } else {
            mayCome.add(wish.podName());
        }
    }
}
