package org.ergodrop.report;

import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.analysis.posture.Posture;

/**
 * The angles of every frame as numbers, or of one frame for each step of time when there are too many. Needs a streaming
 * sheet: rows are written once, from top to bottom.
 */
final class FramesSheet {

    private static final int NOTE_ROW = 0;
    private static final int HEADER_ROW = 1;
    private static final int FIRST_ANGLE = 3;
    private static final int FIT_ERROR = FIRST_ANGLE + Angle.values().length;
    private static final int CONFIDENCE = FIT_ERROR + 1;
    private static final double SECONDS_PER_DAY = 86_400;

    private final Texts texts;
    private final SheetPen pen;
    private final ReportSettings settings;
    private final boolean coarse;
    private int row = HEADER_ROW + 1;
    private double nextTimeSeconds;

    private FramesSheet(AnalysisResult result, Sheet sheet, ReportStyles styles, ReportSettings settings) {
        this.settings = settings;
        this.texts = new Texts(settings.language());
        this.pen = new SheetPen(sheet, styles);
        this.coarse = result.postures().size() > settings.maxFrameRows();
    }

    static void write(AnalysisResult result, Sheet sheet, ReportStyles styles, ReportSettings settings) {
        FramesSheet frames = new FramesSheet(result, sheet, styles, settings);
        frames.write(result);
        PrintSetUp.landscape(sheet, frames.texts);
        PrintSetUp.repeatRows(sheet, HEADER_ROW, HEADER_ROW);
    }

    private void write(AnalysisResult result) {
        pen.sheet().setDefaultColumnWidth(11);
        pen.widths(9, 15, 12);
        String note = coarse
                ? texts.say(
                        "frames.note.coarse",
                        texts.count(result.postures().size()),
                        texts.number(settings.coarseStepSeconds()))
                : texts.say("frames.note", texts.count(result.postures().size()));
        pen.text(NOTE_ROW, 0, note, Look.TEXT);
        header();
        result.postures().forEach(this::add);
        int lastRow = Math.max(row - 1, HEADER_ROW);
        pen.sheet().setAutoFilter(new CellRangeAddress(HEADER_ROW, lastRow, 0, CONFIDENCE));
        pen.sheet().createFreezePane(FIRST_ANGLE, HEADER_ROW + 1);
        new BandColouring(pen.sheet(), HEADER_ROW + 1, lastRow).mark(result.ergonomics(), FIRST_ANGLE);
    }

    private void header() {
        pen.text(HEADER_ROW, 0, texts.say("frames.frame"), Look.HEADER);
        pen.text(HEADER_ROW, 1, texts.say("frames.time"), Look.HEADER);
        pen.text(HEADER_ROW, 2, texts.say("frames.seconds"), Look.HEADER);
        for (Angle angle : Angle.values()) {
            pen.text(HEADER_ROW, FIRST_ANGLE + angle.ordinal(), texts.angle(angle) + " (°)", Look.HEADER);
        }
        pen.text(HEADER_ROW, FIT_ERROR, texts.say("frames.fit"), Look.HEADER);
        pen.text(HEADER_ROW, CONFIDENCE, texts.say("frames.confidence"), Look.HEADER);
        pen.height(HEADER_ROW, 5);
    }

    /** The first frame at or after each step stands for the step: a real frame, no mean. */
    private void add(Posture posture) {
        if (coarse) {
            if (posture.timeSeconds() < nextTimeSeconds) {
                return;
            }
            double step = settings.coarseStepSeconds();
            nextTimeSeconds = (Math.floor(posture.timeSeconds() / step) + 1) * step;
        }
        pen.number(row, 0, posture.index(), Look.COUNT);
        pen.number(row, 1, posture.timeSeconds() / SECONDS_PER_DAY, Look.TIME);
        pen.number(row, 2, posture.timeSeconds(), Look.EXACT_SECONDS);
        for (Angle angle : Angle.values()) {
            Measured measured = posture.angle(angle);
            if (measured.isMeasured()) {
                pen.number(
                        row, FIRST_ANGLE + angle.ordinal(), measured.degrees().getAsDouble(), Look.DEGREES);
            }
        }
        if (posture.fitErrorMm().isPresent()) {
            pen.number(row, FIT_ERROR, posture.fitErrorMm().getAsDouble(), Look.DEGREES);
        }
        pen.number(row, CONFIDENCE, posture.confidence(), Look.DECIMAL);
        row++;
    }
}
