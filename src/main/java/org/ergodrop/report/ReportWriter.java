package org.ergodrop.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import org.ergodrop.analysis.AnalysisResult;

/**
 * Writes the files of one analysis. They appear under their names only when all three are complete; after a failure nothing
 * of them is left. May be used by several threads at once.
 */
public final class ReportWriter {

    private static final String WORKBOOK = "_ergonomics.xlsx";

    private final Clock clock;

    /**
     * @param clock for the time of writing in the files' properties
     */
    public ReportWriter(Clock clock) {
        this.clock = clock;
    }

    /**
     * Writes the workbook alone: for a result that was read from an angles CSV, which may lie in the same folder.
     *
     * @throws IOException when it cannot be written; nothing half-written stays behind
     */
    public Path writeWorkbook(AnalysisResult result, Path folder, String stem, ReportSettings settings)
            throws IOException {
        try (PartialFile workbook = new OutputFolder(folder, stem).file(WORKBOOK)) {
            SeriesDigest digest = SeriesDigest.of(result, settings);
            new ReportWorkbook(result, digest, settings, clock.instant()).write(workbook);
            return workbook.complete();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Writes workbook, angles CSV and JSON; files of the same name are replaced.
     *
     * @param folder made when it is missing
     * @param stem what the person called the video, without its extension: any text, made safe as a file name
     * @throws IOException when a file cannot be written; nothing half-written stays behind
     */
    public ReportFiles writeAll(AnalysisResult result, Path folder, String stem, ReportSettings settings)
            throws IOException {
        OutputFolder output = new OutputFolder(folder, stem);
        try (PartialFile workbook = output.file(WORKBOOK);
                PartialFile angles = output.file("_angles.csv");
                PartialFile json = output.file("_analysis.json")) {
            SeriesDigest digest = SeriesDigest.of(result, settings);
            AnglesCsv.write(result.postures(), angles);
            new AnalysisJson(result, digest, clock.instant()).write(json);
            new ReportWorkbook(result, digest, settings, clock.instant()).write(workbook);
            return new ReportFiles(workbook.complete(), angles.complete(), json.complete());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
