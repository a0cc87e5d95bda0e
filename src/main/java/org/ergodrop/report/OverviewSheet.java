package org.ergodrop.report;

import java.util.OptionalDouble;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ergonomics.BandLimits;
import org.ergodrop.analysis.ergonomics.Episode;
import org.ergodrop.analysis.ergonomics.ErgonomicsSummary;
import org.ergodrop.analysis.ergonomics.PartSummary;

/** Two printed pages for the reader who wants the picture: verdicts, bars of band time and its table; then the curves. */
final class OverviewSheet {

    static final int LAST_COLUMN = 7;

    private static final int BAR_ROWS = 16;
    private static final int CURVE_ROWS = 23;
    /** Characters that fit on a line of the verdicts' merged cells, measured on prints. */
    private static final int VERDICT_LINE = 98;

    private static final int PARAGRAPH_LINE = 125;

    private final AnalysisResult result;
    private final SeriesDigest digest;
    private final XSSFSheet sheet;
    private final Texts texts;
    private final SheetPen pen;
    private int row;

    private OverviewSheet(
            AnalysisResult result, SeriesDigest digest, XSSFSheet sheet, ReportStyles styles, Texts texts) {
        this.result = result;
        this.digest = digest;
        this.sheet = sheet;
        this.texts = texts;
        this.pen = new SheetPen(sheet, styles);
    }

    static void write(AnalysisResult result, SeriesDigest digest, XSSFSheet sheet, ReportStyles styles, Texts texts) {
        new OverviewSheet(result, digest, sheet, styles, texts).write();
        PrintSetUp.portrait(sheet, texts);
    }

    private void write() {
        pen.widths(16, 36, 11, 11, 11, 10, 13, 14);
        sheet.setDisplayGridlines(false);
        ChartData data = new ChartData(result, digest, pen, texts);
        title();
        verdicts();
        pen.section(row++, LAST_COLUMN, texts.say("overview.bars"), Look.SECTION);
        new BandChart(sheet, texts).draw(data, row, row + BAR_ROWS);
        row += BAR_ROWS + 1;
        table();
        sheet.setRowBreak(row);
        row++;
        curves(data);
        sheet.getWorkbook().setPrintArea(sheet.getWorkbook().getSheetIndex(sheet), 0, LAST_COLUMN, 0, row);
    }

    private void title() {
        ErgonomicsSummary summary = result.summary();
        pen.text(0, 0, texts.say("overview.title"), Look.TITLE);
        pen.height(0, 2);
        double seen = summary.frames() == 0 ? 0 : summary.framesWithPerson() / (double) summary.frames();
        String line = texts.say(
                "overview.video",
                result.videoName(),
                texts.seconds(summary.analysedSeconds()),
                texts.count(summary.frames()),
                texts.percent(seen));
        pen.paragraph(1, 0, LAST_COLUMN, line, lines(line, PARAGRAPH_LINE));
        row = 3;
    }

    private void verdicts() {
        pen.section(row++, LAST_COLUMN, texts.say("overview.verdicts"), Look.SECTION);
        for (PartSummary part : result.summary().parts()) {
            Verdict verdict = Verdict.of(part, result.summary().analysedSeconds(), result.ergonomics(), texts);
            for (int column = 2; column < LAST_COLUMN; column++) {
                pen.blank(row, column, Look.CELL);
            }
            pen.text(row, 0, texts.part(part.part()), Look.LABEL);
            pen.paragraph(
                    row, 1, LAST_COLUMN - 1, verdict.sentence(), lines(verdict.sentence(), VERDICT_LINE), Look.CELL);
            pen.level(row, LAST_COLUMN, texts.say("level." + verdict.level()), verdict.level());
            row++;
        }
        String note = texts.say("overview.note");
        pen.paragraph(row++, 0, LAST_COLUMN, note, lines(note, PARAGRAPH_LINE), Look.NOTE);
        row++;
    }

    private void table() {
        pen.section(row++, LAST_COLUMN, texts.say("overview.table"), Look.SECTION);
        pen.header(row, texts.say("overview.header").split("\\|"));
        pen.height(row++, 2);
        for (PartSummary part : result.summary().parts()) {
            int first = row;
            for (int band = 0; band < BandLimits.BANDS; band++) {
                bandRow(part, band);
            }
            unseenRow(part);
            sheet.addMergedRegion(new CellRangeAddress(first, row - 1, 0, 0));
        }
        boolean known = result.summary().parts().stream().allMatch(Uncertainty::isKnown);
        String note = texts.say(known ? "overview.range" : "overview.norange");
        pen.paragraph(row, 0, LAST_COLUMN, note, lines(note, PARAGRAPH_LINE), Look.NOTE);
    }

    private void bandRow(PartSummary part, int band) {
        BandLimits limits = result.ergonomics().limits(part.part());
        double seconds = part.bandSeconds().get(band);
        if (band == 0) {
            pen.text(row, 0, texts.part(part.part()), Look.LABEL);
        } else {
            pen.blank(row, 0, Look.LABEL);
        }
        pen.bandText(row, 1, texts.bandLabel(part.part(), limits, band), band);
        pen.number(row, 2, seconds, Look.SECONDS);
        if (Uncertainty.isKnown(part)) {
            pen.number(row, 3, part.bandSecondsLow().get(band), Look.SECONDS);
            pen.number(row, 4, part.bandSecondsHigh().get(band), Look.SECONDS);
        } else {
            pen.blank(row, 3, Look.SECONDS);
            pen.blank(row, 4, Look.SECONDS);
        }
        share(seconds);
        OptionalDouble longest = part.episodes().stream()
                .filter(e -> e.band() == band)
                .mapToDouble(Episode::lengthSeconds)
                .max();
        pen.blank(row, 6, Look.SECONDS);
        longest.ifPresent(length -> pen.number(row, 6, length, Look.SECONDS));
        pen.number(
                row, 7, part.episodes().stream().filter(e -> e.band() == band).count(), Look.COUNT);
        row++;
    }

    private void unseenRow(PartSummary part) {
        pen.blank(row, 0, Look.LABEL);
        pen.bandText(row, 1, texts.say("overview.unseen"), -1);
        pen.number(row, 2, part.unseenSeconds(), Look.SECONDS);
        pen.blank(row, 3, Look.SECONDS);
        pen.blank(row, 4, Look.SECONDS);
        share(part.unseenSeconds());
        pen.blank(row, 6, Look.SECONDS);
        pen.blank(row, 7, Look.COUNT);
        row++;
    }

    private void share(double seconds) {
        double whole = result.summary().analysedSeconds();
        pen.blank(row, 5, Look.PERCENT);
        if (whole > 0) {
            pen.number(row, 5, seconds / whole, Look.PERCENT);
        }
    }

    private void curves(ChartData data) {
        pen.section(row++, LAST_COLUMN, texts.say("overview.curves"), Look.SECTION);
        for (ChartData.Curves curves : data.curves()) {
            new AngleChart(sheet, texts).draw(curves, data, row, row + CURVE_ROWS);
            row += CURVE_ROWS + 1;
        }
        String note = texts.say("overview.curves.note");
        pen.paragraph(row, 0, LAST_COLUMN, note, lines(note, PARAGRAPH_LINE), Look.NOTE);
    }

    private static int lines(String text, int charactersPerLine) {
        return 1 + (text.length() - 1) / charactersPerLine;
    }
}
