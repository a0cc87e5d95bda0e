package org.ergodrop.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ergonomics.BandLimits;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.ergonomics.PartSummary;

/**
 * The numbers that the charts draw, beside the printed part of the overview: native charts read cells. Times are in seconds,
 * or in minutes for long videos.
 */
final class ChartData {

    /** Column K: right of the printed part and a margin. */
    private static final int FIRST_COLUMN = 10;

    private static final int TITLE_ROW = 0;
    private static final int BARS_HEADER_ROW = 2;
    private static final int LINES_HEADER_ROW = 9;

    /** Longer videos have their time axis in minutes. */
    private static final double LONGEST_IN_SECONDS = 300;

    /**
     * One chart of angles over time.
     *
     * @param part whose bands the limits are of
     * @param lines one for each angle
     * @param limits a line for each of the three edges, two points each
     * @param lowestDeg smallest angle drawn, limits included [deg]
     * @param highestDeg largest angle drawn, limits included [deg]
     */
    record Curves(BodyPart part, List<Line> lines, List<Line> limits, double lowestDeg, double highestDeg) {}

    /** Cells of one line: its name, its times, its angles. */
    record Line(int nameRow, int nameColumn, CellRangeAddress times, CellRangeAddress degrees) {}

    private final AnalysisResult result;
    private final SeriesDigest digest;
    private final SheetPen pen;
    private final Texts texts;
    private final List<Curves> curves = new ArrayList<>();
    private int column = FIRST_COLUMN;

    ChartData(AnalysisResult result, SeriesDigest digest, SheetPen pen, Texts texts) {
        this.result = result;
        this.digest = digest;
        this.pen = pen;
        this.texts = texts;
        pen.text(TITLE_ROW, FIRST_COLUMN, texts.say("chart.data"), Look.CHART_DATA);
        writeBars();
        curves.add(writeCurves(BodyPart.TRUNK));
        curves.add(writeCurves(BodyPart.NECK));
        curves.add(writeCurves(BodyPart.LEFT_ARM, BodyPart.RIGHT_ARM));
    }

    List<Curves> curves() {
        return curves;
    }

    /** Names of the parts. */
    CellRangeAddress barParts() {
        return bars(0);
    }

    /** Seconds of the four parts in band 0..3, or unmeasured for 4. */
    CellRangeAddress barSeconds(int band) {
        return bars(1 + band);
    }

    int barNameRow() {
        return BARS_HEADER_ROW;
    }

    int barNameColumn(int band) {
        return FIRST_COLUMN + 1 + band;
    }

    double analysedSeconds() {
        return result.summary().analysedSeconds();
    }

    boolean inMinutes() {
        return analysedSeconds() > LONGEST_IN_SECONDS;
    }

    /** Seconds in the unit of the time axis. */
    double onAxis(double seconds) {
        return inMinutes() ? seconds / 60 : seconds;
    }

    private CellRangeAddress bars(int offset) {
        int at = FIRST_COLUMN + offset;
        return new CellRangeAddress(BARS_HEADER_ROW + 1, BARS_HEADER_ROW + BodyPart.values().length, at, at);
    }

    private void writeBars() {
        for (int band = 0; band <= BandLimits.BANDS; band++) {
            pen.text(BARS_HEADER_ROW, barNameColumn(band), texts.say("chart.bar." + band), Look.CHART_DATA);
        }
        for (PartSummary part : result.summary().parts()) {
            int row = BARS_HEADER_ROW + 1 + part.part().ordinal();
            pen.text(row, FIRST_COLUMN, texts.part(part.part()), Look.CHART_DATA);
            for (int band = 0; band < BandLimits.BANDS; band++) {
                pen.number(row, barNameColumn(band), part.bandSeconds().get(band), Look.CHART_DATA);
            }
            pen.number(row, barNameColumn(BandLimits.BANDS), part.unseenSeconds(), Look.CHART_DATA);
        }
    }

    private Curves writeCurves(BodyPart... parts) {
        BandLimits limits = result.ergonomics().limits(parts[0]);
        double[] edges = {limits.firstDeg(), limits.secondDeg(), limits.thirdDeg()};
        List<Line> lines = new ArrayList<>();
        double lowest = edges[0];
        double highest = edges[2];
        for (BodyPart part : parts) {
            List<ChartLine.Point> points = digest.line(part).points();
            for (ChartLine.Point point : points) {
                lowest = Math.min(lowest, point.degrees().orElse(lowest));
                highest = Math.max(highest, point.degrees().orElse(highest));
            }
            lines.add(write(texts.part(part), points));
        }
        List<Line> edgeLines = Arrays.stream(edges).mapToObj(this::writeLimit).toList();
        return new Curves(parts[0], lines, edgeLines, lowest, highest);
    }

    private Line writeLimit(double degrees) {
        return write(
                texts.say("chart.limit", texts.number(degrees)),
                List.of(
                        new ChartLine.Point(0, java.util.OptionalDouble.of(degrees)),
                        new ChartLine.Point(analysedSeconds(), java.util.OptionalDouble.of(degrees))));
    }

    private Line write(String name, List<ChartLine.Point> points) {
        int times = column;
        int degrees = column + 1;
        column += 2;
        pen.text(LINES_HEADER_ROW, times, texts.say(inMinutes() ? "chart.minutes" : "chart.seconds"), Look.CHART_DATA);
        pen.text(LINES_HEADER_ROW, degrees, name, Look.CHART_DATA);
        int row = LINES_HEADER_ROW + 1;
        for (ChartLine.Point point : points) {
            pen.number(row, times, onAxis(point.timeSeconds()), Look.CHART_DATA);
            if (point.degrees().isPresent()) {
                pen.number(row, degrees, point.degrees().getAsDouble(), Look.CHART_DATA);
            }
            row++;
        }
        int last = Math.max(row - 1, LINES_HEADER_ROW + 1);
        return new Line(
                LINES_HEADER_ROW,
                degrees,
                new CellRangeAddress(LINES_HEADER_ROW + 1, last, times, times),
                new CellRangeAddress(LINES_HEADER_ROW + 1, last, degrees, degrees));
    }
}
