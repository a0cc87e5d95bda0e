package org.ergodrop.report;

import javax.xml.namespace.QName;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.ergodrop.analysis.ergonomics.BandLimits;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarChart;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;

/** A horizontal bar for each part of the body, stacked from the seconds in each band and the unmeasured ones. */
final class BandChart {

    /** A label is shown where its piece is this share of the bar: smaller pieces have no room for it. */
    private static final double LEAST_LABELLED_SHARE = 0.04;

    /** Drawing's unit of letter size: 1/100 point. */
    private static final int LABEL_HUNDREDTHS = 900;

    private static final int GAP_WIDTH_PERCENT = 45;

    private final XSSFSheet sheet;
    private final Texts texts;

    BandChart(XSSFSheet sheet, Texts texts) {
        this.sheet = sheet;
        this.texts = texts;
    }

    void draw(ChartData data, int firstRow, int lastRow) {
        XSSFChart chart = ChartLook.frame(sheet, firstRow, lastRow, texts.say("chart.bars.title"));
        XDDFCategoryAxis parts = chart.createCategoryAxis(AxisPosition.LEFT);
        parts.setOrientation(AxisOrientation.MAX_MIN);
        XDDFValueAxis seconds = chart.createValueAxis(AxisPosition.BOTTOM);
        seconds.setCrosses(AxisCrosses.MAX);
        seconds.setCrossBetween(AxisCrossBetween.BETWEEN);
        seconds.setMinimum(0);
        if (data.analysedSeconds() > 0) {
            seconds.setMaximum(data.analysedSeconds());
            seconds.setMajorUnit(ChartLook.step(data.analysedSeconds()));
        }
        ChartLook.axis(seconds, texts.say("chart.bars.seconds"));
        ChartLook.axis(parts, "");
        fill(chart, data, parts, seconds);
        stackExactly(chart.getCTChart().getPlotArea().getBarChartArray(0));
        ChartLook.finish(chart);
        CTBarSer[] series = chart.getCTChart().getPlotArea().getBarChartArray(0).getSerArray();
        for (int band = 0; band < series.length; band++) {
            boolean dark = band == 0 || band == BandLimits.BANDS - 1;
            label(series[band], data.analysedSeconds() * LEAST_LABELLED_SHARE, dark ? Palette.WHITE : Palette.INK);
        }
    }

    private void fill(XSSFChart chart, ChartData data, XDDFCategoryAxis parts, XDDFValueAxis seconds) {
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, parts, seconds);
        bars.setBarDirection(BarDirection.BAR);
        bars.setBarGrouping(BarGrouping.STACKED);
        bars.setGapWidth(GAP_WIDTH_PERCENT);
        bars.setVaryColors(false);
        for (int band = 0; band <= BandLimits.BANDS; band++) {
            XDDFChartData.Series series = bars.addSeries(
                    XDDFDataSourcesFactory.fromStringCellRange(sheet, data.barParts()),
                    XDDFDataSourcesFactory.fromNumericCellRange(sheet, data.barSeconds(band)));
            series.setTitle(
                    texts.say("chart.bar." + band),
                    new CellReference(sheet.getSheetName(), data.barNameRow(), data.barNameColumn(band), true, true));
            series.setFillProperties(ChartLook.fill(band < BandLimits.BANDS ? Palette.band(band) : Palette.UNSEEN));
        }
        chart.plot(bars);
    }

    /** Overlap 100: the pieces of a stack lie on one line. By hand, because POI's small schema lacks the value's type. */
    private static void stackExactly(CTBarChart bars) {
        try (XmlCursor overlap = bars.addNewOverlap().newCursor()) {
            overlap.setAttributeText(new QName("val"), "100");
        }
    }

    private static void label(CTBarSer series, double leastSeconds, int rgb) {
        CTDLbls labels = series.addNewDLbls();
        labels.addNewNumFmt().setFormatCode("[>=%s]0.0;;;".formatted(Math.max(0.05, leastSeconds)));
        labels.getNumFmt().setSourceLinked(false);
        CTTextBody text = labels.addNewTxPr();
        text.addNewBodyPr();
        CTTextCharacterProperties letters = text.addNewP().addNewPPr().addNewDefRPr();
        letters.setSz(LABEL_HUNDREDTHS);
        letters.addNewSolidFill().addNewSrgbClr().setVal(Palette.bytes(rgb));
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(true);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }
}
