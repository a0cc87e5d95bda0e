package org.ergodrop.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.ergodrop.analysis.AnalysisResult;

/** Writes reports for tests and opens them again. */
final class Workbooks {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T08:30:00Z"), ZoneOffset.UTC);

    private Workbooks() {}

    static ReportFiles write(AnalysisResult result, Path folder, String stem, ReportSettings settings)
            throws IOException {
        return new ReportWriter(CLOCK).writeAll(result, folder, stem, settings);
    }

    /** The workbook as written, read into memory. */
    static XSSFWorkbook of(AnalysisResult result, Path folder, ReportSettings settings) throws IOException {
        return open(write(result, folder, "sample", settings).workbook());
    }

    static XSSFWorkbook open(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new XSSFWorkbook(in);
        }
    }
}
