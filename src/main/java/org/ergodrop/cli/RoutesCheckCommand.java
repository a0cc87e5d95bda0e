package org.ergodrop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.ergodrop.pipeline.ErgodropService;
import org.ergodrop.routes.KnownBeans;
import org.ergodrop.routes.RouteCheck;
import org.ergodrop.routes.RouteProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergodrop routes check}: what the service does before a file goes live, without the service and without a network. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks route files as the service does before one goes live: Camel's schema, our rules, a dry start.",
            "Nothing is started and nothing outside this machine is asked. Exit code 1 when something is wrong."
        },
        footer = {
            "%nA FILE takes the place of the one with its name in the routes folder, or is added to them.",
            "Example: ergodrop routes check /tmp/40-deliver.camel.yaml"
        })
final class RoutesCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Files to check, wherever they lie. Default: the routes folder.")
    private List<Path> files = List.of();

    @Mixin
    private ServiceOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ServiceSettings service = options.settings();
        SortedMap<String, String> texts = texts(service, files);
        List<RouteProblem> problems = problems(service, texts);
        PrintWriter err = spec.commandLine().getErr();
        problems.forEach(problem -> err.println(problem.explain(options.locale())));
        err.flush();
        if (!problems.isEmpty()) {
            return CommandLine.ExitCode.SOFTWARE;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(options.say("routes.good", texts.size()));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /** What is wrong with the files, all together; empty: they may go live. */
    static List<RouteProblem> problems(ServiceSettings service, SortedMap<String, String> texts) {
        KnownBeans beans = KnownBeans.of(ErgodropService.class, service.environment());
        return new RouteCheck(beans, service.environment()).check(texts);
    }

    /**
     * The route files of the service, name to text.
     *
     * @param files take the place of those with their names
     */
    static SortedMap<String, String> texts(ServiceSettings service, List<Path> files) {
        Path folder = Path.of(service.value("ergodrop.routes").orElse("routes"));
        Path at = folder;
        try {
            SortedMap<String, String> texts = RouteCheck.read(folder);
            for (Path file : files) {
                at = file;
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw LedgerOptions.failure("routes.unreadable", at.toString(), String.valueOf(e.getMessage()));
        }
    }
}
