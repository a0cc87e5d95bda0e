package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.ergonomics.PartSummary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner's sheet, against her description written out by hand. */
class PlainSheetTest {

    private static final List<String> TRUNK = List.of(
            "≤-15° (silné zaklonění)",
            "-15° až 40° (normální)",
            "40° až 60° (mírné předklonění)",
            ">60° (silné předklonění)");
    private static final List<String> NECK = List.of(
            "≤-15° (silné zaklonění)",
            "-15° až 25° (normální)",
            "25° až 60° (mírné předklonění)",
            ">60° (silné předklonění)");
    private static final List<String> ARM =
            List.of("<0° (za tělem)", "0° až 40° (normální)", "40° až 60° (mírné zvednutí)", ">60° (silné zvednutí)");

    private static final AnalysisResult MINUTE = SampleResult.seconds(60);

    private static XSSFSheet czech;

    @TempDir
    Path folder;

    @BeforeAll
    static void write(@TempDir Path shared) throws Exception {
        czech = Workbooks.of(MINUTE, shared, ReportSettings.DEFAULT).getSheetAt(0);
    }

    @Test
    void hasExactlyTheOwnersTextsAtTheOwnersPlaces() throws Exception {
        Map<String, String> expected = new TreeMap<>();
        expected.put("A1", "ANALÝZA ERGONOMICKÉ ZÁTĚŽE");
        expected.put("A3", "Video: ohyb_u_linky.mp4 | Snímky: 1500 | Trvání: 60 s | FPS: 25");
        expected.put("A6", "CELKOVÝ ČAS V JEDNOTLIVÝCH POLOHÁCH");
        expected.put("A38", "DLOUHODOBÉ POLOHY (déle než 4 sekundy)");
        for (int first : new int[] {8, 40}) {
            table(expected, first, "Trup", TRUNK);
            table(expected, first + 7, "Krk", NECK);
            table(expected, first + 14, "Levá paže", ARM);
            table(expected, first + 21, "Pravá paže", ARM);
        }
        Map<String, String> found = new TreeMap<>();
        for (Cell cell : filled(czech)) {
            if (cell.getCellType() == CellType.STRING) {
                found.put(cell.getAddress().formatAsString(), cell.getStringCellValue());
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    private static void table(Map<String, String> cells, int row, String title, List<String> bands) {
        cells.put("A" + row, title);
        cells.put("A" + (row + 1), "Rozsah polohy");
        cells.put("B" + (row + 1), "Čas (sekundy)");
        for (int band = 0; band < 4; band++) {
            cells.put("A" + (row + 2 + band), bands.get(band));
        }
    }

    @Test
    void hasTheTimesAsNumbersWithOneDecimalAndNothingElse() throws Exception {
        AnalysisResult result = MINUTE;
        XSSFSheet sheet = czech;
        List<String> numbers = new ArrayList<>();
        for (Cell cell : filled(sheet)) {
            if (cell.getCellType() == CellType.NUMERIC) {
                numbers.add(cell.getAddress().formatAsString());
                assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("0.0");
            }
        }
        assertThat(numbers).hasSize(32);
        for (BodyPart part : BodyPart.values()) {
            PartSummary summary = result.summary().part(part);
            for (int band = 0; band < 4; band++) {
                int row = 9 + 7 * part.ordinal() + band;
                assertThat(sheet.getRow(row).getCell(1).getNumericCellValue())
                        .isEqualTo(summary.bandSeconds().get(band));
                assertThat(sheet.getRow(row + 32).getCell(1).getNumericCellValue())
                        .isEqualTo(summary.sustainedSeconds().get(band));
            }
        }
        assertThat(sheet.getDrawingPatriarch()).isNull();
    }

    @Test
    void hasTheOwnersLettersColoursAndMerge() throws Exception {
        XSSFSheet sheet = czech;
        assertThat(sheet.getSheetName()).isEqualTo("Ergonomic Time Analysis");
        assertThat(sheet.getMergedRegions()).containsExactly(CellRangeAddress.valueOf("A1:B1"));
        letters(sheet, "A1", 16, null, null);
        letters(sheet, "A6", 14, "FFFFFFFF", "FF366092");
        letters(sheet, "A38", 14, "FFFFFFFF", "FF366092");
        for (int row : new int[] {8, 15, 22, 29, 40, 47, 54, 61}) {
            letters(sheet, "A" + row, 12, null, "FFD9E2F3");
        }
    }

    private static void letters(XSSFSheet sheet, String address, int points, String colour, String fill) {
        CellRangeAddress at = CellRangeAddress.valueOf(address);
        XSSFCell cell = sheet.getRow(at.getFirstRow()).getCell(at.getFirstColumn());
        XSSFFont font = cell.getCellStyle().getFont();
        assertThat(font.getBold()).as(address).isTrue();
        assertThat(font.getFontHeightInPoints()).as(address).isEqualTo((short) points);
        XSSFColor letters = font.getXSSFColor();
        if (colour != null) {
            assertThat(letters.getARGBHex()).as(address).isEqualTo(colour);
        }
        XSSFColor ground = cell.getCellStyle().getFillForegroundXSSFColor();
        assertThat(ground == null ? null : ground.getARGBHex()).as(address).isEqualTo(fill);
    }

    @Test
    void isEnglishInAnEnglishReport() throws Exception {
        XSSFSheet sheet = plain(SampleResult.seconds(1), Locale.ENGLISH);
        assertThat(sheet.getSheetName()).isEqualTo("Ergonomic Time Analysis");
        assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("ERGONOMIC LOAD ANALYSIS");
        assertThat(sheet.getRow(37).getCell(0).getStringCellValue())
                .isEqualTo("SUSTAINED POSTURES (longer than 4 seconds)");
        assertThat(sheet.getRow(9).getCell(0).getStringCellValue()).isEqualTo("≤-15° (strong backward bend)");
        assertThat(sheet.getRow(10).getCell(0).getStringCellValue()).isEqualTo("-15° to 40° (normal)");
    }

    @Test
    void aLabelThatStartsWithAMinusStaysText() throws Exception {
        XSSFCell label = czech.getRow(10).getCell(0);
        assertThat(label.getCellType()).isEqualTo(CellType.STRING);
        assertThat(label.getCellStyle().getQuotePrefixed()).isTrue();
    }

    private XSSFSheet plain(AnalysisResult result, Locale language) throws Exception {
        XSSFWorkbook workbook = Workbooks.of(result, folder, ReportSettings.DEFAULT.in(language));
        return workbook.getSheetAt(0);
    }

    private static List<Cell> filled(XSSFSheet sheet) {
        List<Cell> cells = new ArrayList<>();
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() != CellType.BLANK) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }
}
