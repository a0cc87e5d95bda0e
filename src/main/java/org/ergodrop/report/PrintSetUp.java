package org.ergodrop.report;

import org.apache.poi.ss.usermodel.Footer;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** A4, as wide as one page, header rows on every page, page numbers in the footer. */
final class PrintSetUp {

    private static final double SIDE_MARGIN_INCHES = 0.5;
    private static final double END_MARGIN_INCHES = 0.7;

    private PrintSetUp() {}

    static void portrait(Sheet sheet, Texts texts) {
        onA4(sheet, texts);
    }

    /** Everything on a single page. */
    static void onePage(Sheet sheet, Texts texts) {
        onA4(sheet, texts);
        sheet.getPrintSetup().setFitHeight((short) 1);
    }

    static void landscape(Sheet sheet, Texts texts) {
        onA4(sheet, texts);
        sheet.getPrintSetup().setLandscape(true);
    }

    static void repeatRows(Sheet sheet, int firstRow, int lastRow) {
        sheet.setRepeatingRows(new CellRangeAddress(firstRow, lastRow, -1, -1));
    }

    private static void onA4(Sheet sheet, Texts texts) {
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setMargin(PageMargin.LEFT, SIDE_MARGIN_INCHES);
        sheet.setMargin(PageMargin.RIGHT, SIDE_MARGIN_INCHES);
        sheet.setMargin(PageMargin.TOP, END_MARGIN_INCHES);
        sheet.setMargin(PageMargin.BOTTOM, END_MARGIN_INCHES);
        Footer footer = sheet.getFooter();
        footer.setLeft("&A");
        footer.setRight(texts.say("footer.page", "&P", "&N"));
    }
}
