package org.ergodrop.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import org.ergodrop.analysis.AnalysisEngine;
import org.ergodrop.analysis.AnalysisPipeline;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.AnalysisSession;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.report.LandmarksCsv;
import org.ergodrop.report.ReportFiles;
import org.ergodrop.report.ReportSettings;
import org.ergodrop.report.ReportWriter;

/**
 * One video's way from the file to its report files.
 *
 * @param progress where progress is shown
 */
record AnalysedVideo(
        AnalysisEngine engine, Path out, ReportLanguage language, boolean landmarks, PrintStream progress) {

    /** Writes the report files and tells their names to {@code told}. */
    void write(VideoFile video, String stem, PrintWriter told) throws UnusableVideoException, IOException {
        try (AnalysisSession session = engine.open(video);
                AnalysisResult result = analysed(session, video)) {
            ReportFiles files = new ReportWriter(Clock.systemUTC())
                    .writeAll(result, out, stem, ReportSettings.DEFAULT.in(language.locale()));
            files.all().forEach(told::println);
            if (landmarks) {
                told.println(writeLandmarks(session, stem));
            }
            told.flush();
        }
    }

    private AnalysisResult analysed(AnalysisSession session, VideoFile video) throws UnusableVideoException {
        try (AnalysisProgress shown =
                progressOf(video.originalName(), session.facts().durationSeconds())) {
            return new AnalysisPipeline(session, shown).run();
        }
    }

    private AnalysisProgress progressOf(String name, double durationSeconds) {
        return System.console() == null
                ? new ProgressLines(name, durationSeconds, progress)
                : new ProgressBarOnTerminal(name, durationSeconds, progress);
    }

    private Path writeLandmarks(AnalysisSession session, String stem) throws IOException {
        try (LandmarksCsv csv = new LandmarksCsv(out, stem)) {
            for (PoseFrame frame : session.landmarks()) {
                csv.add(frame);
            }
            return csv.complete();
        }
    }
}
