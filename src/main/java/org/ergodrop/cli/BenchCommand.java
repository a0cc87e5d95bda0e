package org.ergodrop.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ergodrop.analysis.AnalysisEngine;
import org.ergodrop.analysis.AnalysisSettings;
import org.ergodrop.analysis.video.VideoFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergodrop bench}: how fast this machine is on a video, and what limits it. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures decoding, the bare landmark model and the whole pipeline on a video, in one run.",
        footer = "%nExample: ergodrop bench lifting.mp4 --seconds 20 --set pose.model=full")
final class BenchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VIDEO", description = "A video like those that are to be analysed.")
    private Path video = Path.of("");

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each measurement lasts at least. Default: ${DEFAULT-VALUE}")
    private double seconds = 10;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @ArgGroup(exclusive = false, heading = "%nAnalysis:%n")
    private AnalysisOptions analysis = new AnalysisOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        AnalysisSettings settings = AnalysisSettings.of(analysis.changed());
        try (AnalysisEngine engine =
                AnalysisEngine.start(ProgramFolders.locate().analysisFiles(), settings)) {
            print(new Bench(engine, VideoFile.of(video), Math.max(1, seconds)).run());
        }
        return 0;
    }

    private void print(BenchFigures figures) throws java.io.IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(figures));
        } else {
            printTable(out, figures);
        }
        out.flush();
    }

    private static void printTable(PrintWriter out, BenchFigures figures) {
        out.printf("%s, %d x %d, %d cores%n", figures.video(), figures.widthPx(), figures.heightPx(), figures.cores());
        out.printf("%s on %s%n%n", figures.settings(), figures.device());
        row(out, "decode only", figures.decodeFps(), "frames/s");
        row(out, "bare landmark model (the limit)", figures.modelFps(), "frames/s");
        row(out, "whole pipeline", figures.pipelineFps(), "frames/s");
        row(out, "pipeline / limit", figures.ratio(), "");
        row(out, "body fit", figures.fitMsPerFrame(), "ms/frame");
        row(out, "most memory", figures.peakRssMiB(), "MiB");
        row(out, "start to first decoded frame", figures.startToFirstFrameSeconds(), "s");
        out.printf("%nbusy time of the stages, share of the pipeline's time (stages overlap)%n");
        figures.stageShares().forEach((stage, share) -> row(out, "  " + stage, 100 * share, "%"));
    }

    private static void row(PrintWriter out, String what, double value, String unit) {
        out.printf(Locale.ROOT, "%-34s %10.2f %s%n", what, value, unit);
    }
}
