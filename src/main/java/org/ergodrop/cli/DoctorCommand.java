package org.ergodrop.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergodrop doctor}: looks at everything the program needs and says what to do about what is missing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks models, SMPL-X, FFmpeg, GPU, folders and disk; says what to do.")
final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Hot folder of the service to look at. Default: ERGODROP_DIRECTORY_ROOT when that is set, otherwise"
                            + " data/hotfolder in the current folder, as the service takes it.")
    private Path hotFolder = usualHotFolder(System.getenv("ERGODROP_DIRECTORY_ROOT"));

    @Option(names = "--lang", paramLabel = "cs|en", description = "Language of what is said. Default: cs.")
    private ReportLanguage language = ReportLanguage.ofEnvironment();

    @Spec
    private CommandSpec spec;

    private static Path usualHotFolder(@Nullable String told) {
        return told == null || told.isBlank() ? Path.of("data", "hotfolder").toAbsolutePath() : Path.of(told);
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = new Examination(ProgramFolders.locate(), hotFolder, language.locale()).findings();
        for (Finding finding : findings) {
            out.printf("%s  %-11s %s%n", finding.level().mark(), finding.subject(), finding.words());
        }
        out.flush();
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.BAD) ? 1 : 0;
    }
}
