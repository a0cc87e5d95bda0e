package org.ergodrop.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.util.TempFile;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.text.ShownText;

/**
 * The Excel report: the owner's sheet, overview, sustained postures, frames, quality. The first two, of fixed size, are
 * built in memory; the others are streamed through a temporary file, so that memory does not grow with the video.
 */
final class ReportWorkbook {

    /** Rows of a streamed sheet that are held in memory. Ours: any small number does. */
    private static final int ROWS_IN_MEMORY = 100;

    private final AnalysisResult result;
    private final SeriesDigest digest;
    private final ReportSettings settings;
    private final Instant writtenAt;
    private final Texts texts;

    ReportWorkbook(AnalysisResult result, SeriesDigest digest, ReportSettings settings, Instant writtenAt) {
        this.result = result;
        this.digest = digest;
        this.settings = settings;
        this.writtenAt = writtenAt;
        this.texts = new Texts(settings.language());
    }

    void write(PartialFile file) throws IOException {
        try (ScratchFolder scratch = new ScratchFolder()) {
            TempFile.withStrategy(scratch, () -> {
                build(file);
                return file;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void build(PartialFile file) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            describe(workbook.getProperties());
            ReportStyles styles = new ReportStyles(workbook);
            XSSFSheet plain = workbook.createSheet(PlainSheet.NAME);
            XSSFSheet overview = workbook.createSheet(texts.say("sheet.overview"));
            workbook.createSheet(texts.say("sheet.episodes"));
            workbook.createSheet(texts.say("sheet.frames"));
            workbook.createSheet(texts.say("sheet.quality"));
            PlainSheet.write(result, plain, styles, texts);
            OverviewSheet.write(result, digest, overview, styles, texts);
            stream(workbook, styles, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stream(XSSFWorkbook workbook, ReportStyles styles, PartialFile file) throws IOException {
        try (SXSSFWorkbook streaming = new SXSSFWorkbook(workbook, ROWS_IN_MEMORY, true)) {
            EpisodesSheet.write(result, streaming.getSheet(texts.say("sheet.episodes")), styles, texts);
            FramesSheet.write(result, streaming.getSheet(texts.say("sheet.frames")), styles, settings);
            QualitySheet.write(result, digest, streaming.getSheet(texts.say("sheet.quality")), styles, texts);
            try (OutputStream out = file.open()) {
                streaming.write(out);
            }
        }
    }

    private void describe(POIXMLProperties properties) {
        String title = texts.say("properties.title", ShownText.of(result.videoName()));
        properties.getCoreProperties().setTitle(title);
        properties.getCoreProperties().setCreator("Ergodrop");
        properties.getCoreProperties().setSubjectProperty(texts.say("plain.title"));
        properties.getCoreProperties().setCreated(Optional.of(Date.from(writtenAt)));
        properties.getCoreProperties().setModified(Optional.of(Date.from(writtenAt)));
        properties.getExtendedProperties().setApplication("Ergodrop");
    }
}
