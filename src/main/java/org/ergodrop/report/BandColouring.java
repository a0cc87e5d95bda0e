package org.ergodrop.report;

import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.ergodrop.analysis.ergonomics.BandLimits;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.posture.Angle;

/** Colours the counted angles of a column of frames by their band, by Excel's own rules: the cells stay plain numbers. */
final class BandColouring {

    private final Sheet sheet;
    private final int firstRow;
    private final int lastRow;

    BandColouring(Sheet sheet, int firstRow, int lastRow) {
        this.sheet = sheet;
        this.firstRow = firstRow;
        this.lastRow = lastRow;
    }

    /** Which angle the bands of each part are counted from. */
    static Map<BodyPart, Angle> counted(ErgonomicsSettings rules) {
        boolean trunk = rules.armReference() == ErgonomicsSettings.ArmReference.TRUNK;
        Map<BodyPart, Angle> counted = new EnumMap<>(BodyPart.class);
        counted.put(BodyPart.TRUNK, Angle.TRUNK_FLEXION);
        counted.put(BodyPart.NECK, Angle.NECK_FLEXION);
        counted.put(BodyPart.LEFT_ARM, trunk ? Angle.LEFT_ARM_TRUNK : Angle.LEFT_ARM_VERTICAL);
        counted.put(BodyPart.RIGHT_ARM, trunk ? Angle.RIGHT_ARM_TRUNK : Angle.RIGHT_ARM_VERTICAL);
        return counted;
    }

    void mark(ErgonomicsSettings rules, int firstAngleColumn) {
        if (lastRow < firstRow) {
            return;
        }
        counted(rules).forEach((part, angle) -> mark(firstAngleColumn + angle.ordinal(), rules.limits(part)));
    }

    private void mark(int column, BandLimits limits) {
        String cell = CellReference.convertNumToColString(column) + (firstRow + 1);
        String below = limits.firstEdgeBelongsAbove() ? "<" : "<=";
        SheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
        ConditionalFormattingRule[] rules = {
            rule(formatting, cell, ">" + limits.thirdDeg(), 3),
            rule(formatting, cell, ">" + limits.secondDeg(), 2),
            rule(formatting, cell, below + limits.firstDeg(), 0)
        };
        CellRangeAddress[] range = {new CellRangeAddress(firstRow, lastRow, column, column)};
        formatting.addConditionalFormatting(range, rules);
    }

    /** An empty cell is no 0: only numbers are coloured. */
    private static ConditionalFormattingRule rule(
            SheetConditionalFormatting formatting, String cell, String condition, int band) {
        ConditionalFormattingRule rule =
                formatting.createConditionalFormattingRule("AND(ISNUMBER(%s),%s%s)".formatted(cell, cell, condition));
        PatternFormatting fill = rule.createPatternFormatting();
        fill.setFillBackgroundColor(new XSSFColor(Palette.bytes(Palette.paleBand(band)), null));
        fill.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        return rule;
    }
}
