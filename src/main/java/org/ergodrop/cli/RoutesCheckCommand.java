package org.ergodrop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ergodrop.pipeline.ErgodropService;
import org.ergodrop.routes.KnownBeans;
import org.ergodrop.routes.RouteCheck;
import org.ergodrop.routes.RouteProblem;
import org.ergodrop.routes.RouteTexts;
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
            "%nA FILE takes the place of the one with its name in the routes folder, or is added to them; a folder stands for the"
                    + " route files in it.",
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
        RouteTexts texts = texts(service, files);
        List<RouteProblem> problems = problems(service, texts);
        PrintWriter err = spec.commandLine().getErr();
        problems.forEach(problem -> err.println(problem.explain(options.locale())));
        err.flush();
        if (!problems.isEmpty()) {
            return CommandLine.ExitCode.SOFTWARE;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(options.say("routes.good", texts.texts().size()));
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    /** What is wrong with the files, all together; empty: they may go live. */
    static List<RouteProblem> problems(ServiceSettings service, RouteTexts texts) {
        KnownBeans beans = KnownBeans.of(ErgodropService.class, service.environment());
        return new RouteCheck(beans, service.environment()).check(texts);
    }

    /**
     * The route files of the service.
     *
     * @param files take the place of those with their names
     */
    static RouteTexts texts(ServiceSettings service, List<Path> files) {
        Path folder = Path.of(service.value("ergodrop.routes").orElse("routes"));
        RouteTexts texts = folder(folder);
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                files(file).forEach(texts::add);
            } else if (Files.exists(file)) {
                texts.add(file);
            } else {
                throw LedgerOptions.failure("routes.no-such-file", file.toString());
            }
        }
        return texts;
    }

    private static RouteTexts folder(Path folder) {
        try {
            return RouteTexts.of(folder);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static List<Path> files(Path folder) {
        try {
            List<Path> files = RouteTexts.routeFiles(folder);
            if (files.isEmpty()) {
                throw LedgerOptions.failure("routes.none-in-folder", folder.toString());
            }
            return files;
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static RuntimeException unreadable(Path folder, IOException why) {
        return LedgerOptions.failure("routes.unreadable", folder.toString(), String.valueOf(why.getMessage()));
    }
}
