package org.ergodrop.report;

import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ergonomics.BandLimits;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.ergonomics.PartSummary;

/**
 * The owner's sheet, cell by cell as she knows it: two columns, no percentages, no notes, every band also at 0. Do not add
 * to it: other sheets are for that.
 */
final class PlainSheet {

    /** The same in both languages: other people's spreadsheets may look the sheet up by it. */
    static final String NAME = "Ergonomic Time Analysis";

    private static final int TITLE_ROW = 0;
    private static final int VIDEO_ROW = 2;
    private static final int BANDS_ROW = 5;
    private static final int SUSTAINED_ROW = 37;

    private final Texts texts;
    private final SheetPen pen;

    private PlainSheet(Sheet sheet, ReportStyles styles, Texts texts) {
        this.texts = texts;
        this.pen = new SheetPen(sheet, styles);
    }

    static void write(AnalysisResult result, Sheet sheet, ReportStyles styles, Texts texts) {
        new PlainSheet(sheet, styles, texts).write(result);
        PrintSetUp.onePage(sheet, texts);
    }

    private void write(AnalysisResult result) {
        pen.widths(58, 20);
        pen.text(TITLE_ROW, 0, texts.say("plain.title"), Look.PLAIN_TITLE);
        pen.sheet().addMergedRegion(new CellRangeAddress(TITLE_ROW, TITLE_ROW, 0, 1));
        pen.text(VIDEO_ROW, 0, videoLine(result), Look.TEXT);
        pen.section(BANDS_ROW, 1, texts.say("plain.bands"), Look.SECTION);
        tables(BANDS_ROW + 2, result, PartSummary::bandSeconds);
        String shortest = texts.number(result.ergonomics().minEpisodeSeconds());
        String title =
                texts.say("plain.sustained", shortest, result.ergonomics().minEpisodeSeconds());
        pen.section(SUSTAINED_ROW, 1, title, Look.SECTION);
        tables(SUSTAINED_ROW + 2, result, PartSummary::sustainedSeconds);
    }

    private String videoLine(AnalysisResult result) {
        return texts.say(
                "plain.video",
                result.videoName(),
                Long.toString(result.summary().frames()),
                texts.number(Math.round(10 * result.summary().analysedSeconds()) / 10.0),
                texts.number(result.framesPerSecond()));
    }

    private void tables(
            int firstRow, AnalysisResult result, java.util.function.Function<PartSummary, List<Double>> of) {
        int row = firstRow;
        for (BodyPart part : BodyPart.values()) {
            BandLimits limits = result.ergonomics().limits(part);
            pen.section(row++, 1, texts.part(part), Look.PART);
            pen.text(row, 0, texts.say("plain.range"), Look.TEXT);
            pen.text(row++, 1, texts.say("plain.time"), Look.TEXT);
            List<Double> seconds = of.apply(result.summary().part(part));
            for (int band = 0; band < BandLimits.BANDS; band++) {
                pen.text(row, 0, texts.bandLabel(part, limits, band), Look.TEXT);
                pen.number(row++, 1, seconds.get(band), Look.PLAIN_SECONDS);
            }
            row++;
        }
    }
}
