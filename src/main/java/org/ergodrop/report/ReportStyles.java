package org.ergodrop.report;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The cell styles of one workbook, each made once: Excel holds 64,000 at most. */
final class ReportStyles {

    private final XSSFWorkbook workbook;
    private final Map<Look, XSSFCellStyle> looks = new EnumMap<>(Look.class);
    private final Map<XSSFCellStyle, XSSFCellStyle> quoted = new HashMap<>();
    private final XSSFCellStyle[] bands = new XSSFCellStyle[4];
    private final XSSFCellStyle unseen;
    private final Map<Verdict.Level, XSSFCellStyle> levels = new EnumMap<>(Verdict.Level.class);

    ReportStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        for (Look look : Look.values()) {
            looks.put(look, make(look));
        }
        for (int band = 0; band < bands.length; band++) {
            bands[band] = filled(make(Look.CELL), Palette.paleBand(band));
        }
        unseen = filled(make(Look.CELL), Palette.PALE_UNSEEN);
        for (Verdict.Level level : Verdict.Level.values()) {
            levels.put(level, chip(level.colourBand()));
        }
    }

    XSSFCellStyle of(Look look) {
        return looks.get(look);
    }

    /** A text cell on the light colour of band 0..3; -1 is the grey of what was not measured. */
    XSSFCellStyle band(int band) {
        return band < 0 ? unseen : bands[band];
    }

    /** A verdict's level, centred and bold on its colour. */
    XSSFCellStyle level(Verdict.Level level) {
        return levels.get(level);
    }

    private XSSFCellStyle chip(int band) {
        int colour = band < 0 ? Palette.PALE_UNSEEN : Palette.paleBand(band);
        XSSFCellStyle chip = filled(bordered(font(style(), 11, true, null)), colour);
        chip.setAlignment(HorizontalAlignment.CENTER);
        chip.setVerticalAlignment(VerticalAlignment.CENTER);
        return chip;
    }

    /** The same style with Excel's quote prefix: a text that starts like a formula stays text also when it is edited. */
    XSSFCellStyle quoted(XSSFCellStyle style) {
        return quoted.computeIfAbsent(style, s -> {
            XSSFCellStyle copy = workbook.createCellStyle();
            copy.cloneStyleFrom(s);
            copy.setQuotePrefixed(true);
            return copy;
        });
    }

    private XSSFCellStyle make(Look look) {
        return switch (look) {
            case PLAIN_TITLE -> font(style(), 16, true, null);
            case SECTION -> filled(font(style(), 14, true, Palette.WHITE), Palette.OWNER_BLUE);
            case PART -> filled(font(style(), 12, true, null), Palette.OWNER_LIGHT_BLUE);
            case TEXT -> style();
            case WRAPPED -> top(wrapped(style()));
            case NOTE -> top(wrapped(font(style(), 9, false, Palette.GREY_TEXT)));
            case TITLE -> font(style(), 18, true, Palette.OWNER_BLUE);
            case HEADER -> header();
            case LABEL -> top(wrapped(bordered(font(style(), 11, true, null))));
            case PLAIN_SECONDS -> format(style(), "0.0");
            case SECONDS -> format(bordered(style()), "#,##0.0");
            case DEGREES -> format(bordered(style()), "0.0");
            case PERCENT -> format(bordered(style()), "0.0 %");
            case COUNT -> format(bordered(style()), "#,##0");
            case DECIMAL -> format(bordered(style()), "0.00");
            case TIME -> format(bordered(style()), "[h]:mm:ss.000");
            case EXACT_SECONDS -> format(bordered(style()), "0.000");
            case CELL -> top(wrapped(bordered(style())));
            case CHART_DATA -> format(font(style(), 8, false, Palette.GREY_TEXT), "0.00");
        };
    }

    private XSSFCellStyle header() {
        XSSFCellStyle header = bordered(wrapped(filled(font(style(), 11, true, null), Palette.OWNER_LIGHT_BLUE)));
        header.setAlignment(HorizontalAlignment.CENTER);
        header.setVerticalAlignment(VerticalAlignment.CENTER);
        return header;
    }

    private XSSFCellStyle style() {
        return workbook.createCellStyle();
    }

    private XSSFCellStyle font(
            XSSFCellStyle style, int points, boolean bold, @org.jspecify.annotations.Nullable Integer rgb) {
        XSSFFont font = workbook.createFont();
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        if (rgb != null) {
            font.setColor(new XSSFColor(Palette.bytes(rgb), null));
        }
        style.setFont(font);
        return style;
    }

    private static XSSFCellStyle filled(XSSFCellStyle style, int rgb) {
        style.setFillForegroundColor(new XSSFColor(Palette.bytes(rgb), null));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private static XSSFCellStyle wrapped(XSSFCellStyle style) {
        style.setWrapText(true);
        return style;
    }

    private static XSSFCellStyle top(XSSFCellStyle style) {
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private XSSFCellStyle format(XSSFCellStyle style, String pattern) {
        style.setDataFormat(workbook.createDataFormat().getFormat(pattern));
        return style;
    }

    private static XSSFCellStyle bordered(XSSFCellStyle style) {
        XSSFColor grid = new XSSFColor(Palette.bytes(Palette.GRID), null);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setBottomBorderColor(grid);
        style.setTopBorderColor(grid);
        style.setLeftBorderColor(grid);
        style.setRightBorderColor(grid);
        return style;
    }
}
