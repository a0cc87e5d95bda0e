package org.ergodrop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergodrop doctor}: looks at everything the program needs and says what to do about what is missing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks models, GPU, folders, disk, Google, ledger, mail, pods, routes, log; says what to do.")
final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "A hot folder on this machine to look at, instead of those in the settings.")
    private @Nullable Path hotFolder;

    @Mixin
    private ServiceOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        ServiceExamination service = new ServiceExamination(options.settings(), options.locale());
        List<Path> directories = hotFolder == null ? service.directories() : List.of(hotFolder);
        List<Finding> findings =
                new ArrayList<>(new Examination(ProgramFolders.locate(), directories, options.locale()).findings());
        findings.addAll(service.findings());
        for (Finding finding : findings) {
            out.printf("%s  %-11s %s%n", finding.level().mark(), finding.subject(), finding.words());
        }
        out.flush();
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.BAD) ? 1 : 0;
    }
}
