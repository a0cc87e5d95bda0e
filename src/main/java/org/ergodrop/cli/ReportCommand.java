package org.ergodrop.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.AnalysisSettings;
import org.ergodrop.report.AnglesCsvReader;
import org.ergodrop.report.ReportSettings;
import org.ergodrop.report.ReportWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergodrop report}: the Excel again from an angles CSV, ours or the prototype's, without the video. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Builds the Excel report again from an angles CSV (ours or the prototype's), without the video.",
        footer = "%nExample: ergodrop report lifting_angles.csv --out reports --set ergonomics.min-episode-seconds=6")
final class ReportCommand implements Callable<Integer> {

    private static final String ANGLES_ENDING = "_angles";

    @Parameters(paramLabel = "ANGLES.csv", description = "The angles file.")
    private Path angles = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the report. Default: the current folder.")
    private Path out = Path.of(".");

    @Option(names = "--lang", paramLabel = "cs|en", description = "Language of the report. Default: cs.")
    private ReportLanguage language = ReportLanguage.ofEnvironment();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Changes a setting; \"ergodrop settings\" lists all.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        AnalysisSettings settings = AnalysisSettings.of(changes);
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        try (AnalysisResult result = new AnglesCsvReader(settings.ergonomics(), scratch).read(angles)) {
            Path workbook = new ReportWriter(Clock.systemUTC())
                    .writeWorkbook(result, out, stem(), ReportSettings.DEFAULT.in(language.locale()));
            spec.commandLine().getOut().println(workbook);
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    /** {@code lifting_angles.csv} belongs to {@code lifting}. */
    private String stem() {
        String name = String.valueOf(angles.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return stem.endsWith(ANGLES_ENDING) ? stem.substring(0, stem.length() - ANGLES_ENDING.length()) : stem;
    }
}
