package org.ergodrop.report;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.ergodrop.text.ShownText;

/** Writes into one sheet, whether it is held in memory or streamed: rows and columns count from 0. */
final class SheetPen {

    /** Excel's unit of column width: 1/256 of a digit. */
    private static final int WIDTH_UNIT = 256;

    private final Sheet sheet;
    private final ReportStyles styles;

    SheetPen(Sheet sheet, ReportStyles styles) {
        this.sheet = sheet;
        this.styles = styles;
    }

    Sheet sheet() {
        return sheet;
    }

    void text(int row, int column, String text, Look look) {
        text(row, column, text, styles.of(look));
    }

    /** A text cell on the colour of a band, see {@link ReportStyles#band}. */
    void bandText(int row, int column, String text, int band) {
        text(row, column, text, styles.band(band));
    }

    /** A verdict's level on its colour. */
    void level(int row, int column, String text, Verdict.Level level) {
        text(row, column, text, styles.level(level));
    }

    void number(int row, int column, double value, Look look) {
        Cell cell = blank(row, column, styles.of(look));
        cell.setCellValue(value);
    }

    void blank(int row, int column, Look look) {
        blank(row, column, styles.of(look));
    }

    /** The title row of a section over several columns. */
    void section(int row, int lastColumn, String title, Look look) {
        text(row, 0, title, look);
        rowAt(row).setHeightInPoints(look == Look.SECTION ? SECTION_POINTS : PART_POINTS);
        for (int column = 1; column <= lastColumn; column++) {
            blank(row, column, look);
        }
    }

    void header(int row, String... titles) {
        for (int column = 0; column < titles.length; column++) {
            text(row, column, titles[column], Look.HEADER);
        }
    }

    /** A text over several columns, in a row high enough for {@code lines} lines. */
    void paragraph(int row, int firstColumn, int lastColumn, String text, int lines) {
        paragraph(row, firstColumn, lastColumn, text, lines, Look.WRAPPED);
    }

    void paragraph(int row, int firstColumn, int lastColumn, String text, int lines, Look look) {
        text(row, firstColumn, text, look);
        sheet.addMergedRegion(new CellRangeAddress(row, row, firstColumn, lastColumn));
        height(row, lines);
    }

    void height(int row, int lines) {
        rowAt(row).setHeightInPoints(Math.max(1, lines) * LINE_POINTS);
    }

    /** Room for the 14 and 12 point letters of title rows. */
    private static final float SECTION_POINTS = 21;

    private static final float PART_POINTS = 18;

    /** Excel's default row of Calibri 11. */
    private static final float LINE_POINTS = 15;

    void widths(double... characters) {
        for (int column = 0; column < characters.length; column++) {
            sheet.setColumnWidth(column, (int) Math.round(characters[column] * WIDTH_UNIT));
        }
    }

    private void text(int row, int column, String raw, XSSFCellStyle style) {
        String text = ShownText.of(raw);
        Cell cell = blank(row, column, ShownText.looksLikeFormula(text) ? styles.quoted(style) : style);
        cell.setCellValue(text);
    }

    private Cell blank(int row, int column, CellStyle style) {
        Cell cell = rowAt(row).createCell(column);
        cell.setCellStyle(style);
        return cell;
    }

    private Row rowAt(int row) {
        Row there = sheet.getRow(row);
        return there == null ? sheet.createRow(row) : there;
    }
}
