package org.ergodrop.report;

import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.ScatterStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Angles over time, with a dashed line for each edge between two bands. */
final class AngleChart {

    private static final double GRID_DEG = 30;
    private static final double LINE_POINTS = 1.25;
    private static final double LIMIT_POINTS = 1.25;

    private final XSSFSheet sheet;
    private final Texts texts;

    AngleChart(XSSFSheet sheet, Texts texts) {
        this.sheet = sheet;
        this.texts = texts;
    }

    void draw(ChartData.Curves curves, ChartData data, int firstRow, int lastRow) {
        XSSFChart chart = ChartLook.frame(sheet, firstRow, lastRow, texts.say("chart.curve." + curves.part()));
        XDDFValueAxis time = chart.createValueAxis(AxisPosition.BOTTOM);
        XDDFValueAxis angle = chart.createValueAxis(AxisPosition.LEFT);
        ChartLook.axis(time, texts.say(data.inMinutes() ? "chart.minutes" : "chart.seconds"));
        ChartLook.axis(angle, texts.say("chart.degrees"));
        time.setTickLabelPosition(AxisTickLabelPosition.LOW);
        time.setMinimum(0);
        double end = data.onAxis(data.analysedSeconds());
        if (end > 0) {
            time.setMaximum(end);
            time.setMajorUnit(ChartLook.step(end));
        }
        angle.setCrossBetween(AxisCrossBetween.MIDPOINT_CATEGORY);
        angle.setMajorUnit(GRID_DEG);
        angle.setMinimum(Math.floor((curves.lowestDeg() - 5) / GRID_DEG) * GRID_DEG);
        angle.setMaximum(Math.ceil((curves.highestDeg() + 5) / GRID_DEG) * GRID_DEG);
        plot(chart, curves, time, angle);
        ChartLook.finish(chart);
    }

    private void plot(XSSFChart chart, ChartData.Curves curves, XDDFValueAxis time, XDDFValueAxis angle) {
        XDDFScatterChartData data = (XDDFScatterChartData) chart.createData(ChartTypes.SCATTER, time, angle);
        data.setStyle(ScatterStyle.LINE);
        data.setVaryColors(false);
        int[] colours = {Palette.LINE, Palette.SECOND_LINE};
        for (int at = 0; at < curves.lines().size(); at++) {
            add(data, curves.lines().get(at), ChartLook.line(colours[at], LINE_POINTS));
        }
        for (int edge = 0; edge < curves.limits().size(); edge++) {
            XDDFLineProperties line = ChartLook.line(limitColour(edge), LIMIT_POINTS);
            line.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
            add(data, curves.limits().get(edge), line);
        }
        chart.plot(data);
    }

    /** The colour of the band that begins beyond the edge, seen from the normal one. */
    private static int limitColour(int edge) {
        return Palette.band(edge == 0 ? 0 : edge + 1);
    }

    private void add(XDDFScatterChartData data, ChartData.Line line, XDDFLineProperties look) {
        XDDFScatterChartData.Series series = (XDDFScatterChartData.Series) data.addSeries(
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, line.times()),
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, line.degrees()));
        String name = sheet.getRow(line.nameRow()).getCell(line.nameColumn()).getStringCellValue();
        series.setTitle(name, new CellReference(sheet.getSheetName(), line.nameRow(), line.nameColumn(), true, true));
        series.setSmooth(false);
        series.setMarkerStyle(MarkerStyle.NONE);
        series.setLineProperties(look);
    }
}
