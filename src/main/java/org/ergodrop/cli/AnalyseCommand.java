package org.ergodrop.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ergodrop.analysis.AnalysisEngine;
import org.ergodrop.analysis.AnalysisSettings;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.VideoFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergodrop analyse}: videos in, report files out; no service, no broker. */
@Command(
        name = "analyse",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "Analyses videos and writes the Excel report, the angles (CSV) and the facts (JSON) of each.",
        footer = "%nExample: ergodrop analyse lifting.mp4 --out reports --set pose.model=full")
final class AnalyseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VIDEO", arity = "1..*", description = "Video files.")
    private List<Path> videos = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the report files; made when missing. Default: the current folder.")
    private Path out = Path.of(".");

    @ArgGroup(exclusive = false, heading = "%nAnalysis:%n")
    private AnalysisOptions analysis = new AnalysisOptions();

    @Option(
            names = "--lang",
            paramLabel = "cs|en",
            description = "Language of the report and of messages. Default: cs.")
    private ReportLanguage language = ReportLanguage.ofEnvironment();

    @Option(names = "--landmarks", description = "Also write every landmark of every frame (CSV).")
    private boolean landmarks;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        AnalysisSettings settings = AnalysisSettings.of(analysis.changed());
        boolean allDone = true;
        Set<String> stemsTaken = new HashSet<>();
        try (CleanStop stop = CleanStop.onInterrupt();
                AnalysisEngine engine =
                        AnalysisEngine.start(ProgramFolders.locate().analysisFiles(), settings)) {
            AnalysedVideo one = new AnalysedVideo(engine, out, language, landmarks, System.err);
            for (Path video : videos) {
                allDone &= analysed(one, VideoFile.of(video), stemsTaken);
            }
        }
        return allDone ? 0 : 1;
    }

    /** One bad file does not keep the others from their reports. */
    private boolean analysed(AnalysedVideo one, VideoFile video, Set<String> stemsTaken) throws Exception {
        try {
            one.write(
                    video,
                    freeStem(video.stem(), stemsTaken),
                    spec.commandLine().getOut());
            return true;
        } catch (UnusableVideoException e) {
            spec.commandLine().getErr().println("ergodrop: " + e.explain(language.locale()));
            spec.commandLine().getErr().flush();
            return false;
        }
    }

    /** Two videos of one name in one call get two sets of files. */
    private static String freeStem(String stem, Set<String> taken) {
        String free = stem;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = stem + "-" + number;
        }
        return free;
    }
}
