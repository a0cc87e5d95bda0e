package org.ergodrop.report;

import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFChartAxis;
import org.apache.poi.xddf.usermodel.text.XDDFRunProperties;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTValAx;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDispBlanksAs;

/** What the report's charts have in common: place, title, legend below, small print, pale grid. */
final class ChartLook {

    private static final double TITLE_POINTS = 12;
    private static final double AXIS_POINTS = 9;
    private static final double GRID_POINTS = 0.5;
    /** An axis has about this many steps. */
    private static final int STEPS = 10;

    private ChartLook() {}

    static XSSFChart frame(XSSFSheet sheet, int firstRow, int lastRow, String title) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, 0, firstRow, OverviewSheet.LAST_COLUMN + 1, lastRow);
        XSSFChart chart = drawing.createChart(anchor);
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.setAutoTitleDeleted(false);
        chart.getTitle().getBody().getParagraph(0).getDefaultRunProperties().setFontSize(TITLE_POINTS);
        chart.getCTChartSpace().addNewRoundedCorners().setVal(false); // Excel rounds them when nothing is said
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        return chart;
    }

    static void axis(XDDFChartAxis axis, String title) {
        if (!title.isEmpty()) {
            axis.setTitle(title);
            axis.setNumberFormat("General");
            axis.getOrAddMajorGridProperties().setLineProperties(line(Palette.GRID, GRID_POINTS));
        }
        XDDFRunProperties text = axis.getOrAddTextProperties();
        text.setFontSize(AXIS_POINTS);
    }

    static XDDFSolidFillProperties fill(int rgb) {
        return new XDDFSolidFillProperties(XDDFColor.from(Palette.bytes(rgb)));
    }

    static XDDFLineProperties line(int rgb, double points) {
        XDDFLineProperties line = new XDDFLineProperties(fill(rgb));
        line.setWidth(points);
        return line;
    }

    /** What a chart needs once it is filled: the axes keep their own number format, whatever the cells have. */
    static void finish(XSSFChart chart) {
        for (CTValAx axis : chart.getCTChart().getPlotArea().getValAxArray()) {
            axis.getNumFmt().setSourceLinked(false);
        }
        breakLinesAtBlanks(chart);
    }

    /** A stretch without a measurement is no line, least of all one through 0. */
    private static void breakLinesAtBlanks(XSSFChart chart) {
        CTChart ct = chart.getCTChart();
        if (!ct.isSetDispBlanksAs()) {
            ct.addNewDispBlanksAs();
        }
        ct.getDispBlanksAs().setVal(STDispBlanksAs.GAP);
    }

    /** A round step, 1, 2 or 5 times a power of ten, that divides {@code length} into about ten. */
    static double step(double length) {
        double power = Math.pow(10, Math.floor(Math.log10(length / STEPS)));
        double scaled = length / STEPS / power;
        double round = scaled <= 1 ? 1 : scaled <= 2 ? 2 : scaled <= 5 ? 5 : 10;
        return round * power;
    }
}
