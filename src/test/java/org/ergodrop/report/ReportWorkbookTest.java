package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.ergonomics.ErgonomicsCount;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.analysis.posture.PostureList;
import org.ergodrop.analysis.posture.PostureSeries;
import org.ergodrop.text.ShownText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWorkbookTest {

    private static final double DAY = 86_400;

    private static final AnalysisResult MINUTE = SampleResult.seconds(60);

    private static XSSFWorkbook minute;

    @TempDir
    Path folder;

    @BeforeAll
    static void writeAMinute(@TempDir Path shared) throws IOException {
        minute = Workbooks.of(MINUTE, shared, ReportSettings.DEFAULT);
    }

    @Test
    void hasTheFiveSheetsInEitherLanguage() throws IOException {
        assertThat(sheetNames("cs"))
                .containsExactly("Ergonomic Time Analysis", "Přehled", "Dlouhodobé polohy", "Snímky", "Kvalita");
        assertThat(sheetNames("en"))
                .containsExactly("Ergonomic Time Analysis", "Overview", "Sustained postures", "Frames", "Quality");
    }

    private List<String> sheetNames(String language) throws IOException {
        XSSFWorkbook workbook =
                open(SampleResult.seconds(1), ReportSettings.DEFAULT.in(java.util.Locale.forLanguageTag(language)));
        List<String> names = new ArrayList<>();
        workbook.forEach(sheet -> names.add(sheet.getSheetName()));
        return names;
    }

    @Test
    void theFramesSheetHasEveryAngleAsANumberAndLeavesOutWhatWasNotMeasured() throws IOException {
        AnalysisResult result = MINUTE;
        XSSFSheet frames = minute.getSheet("Snímky");
        assertThat(frames.getLastRowNum()).isEqualTo(1501);
        result.postures().forEach(posture -> {
            Row row = frames.getRow(2 + (int) posture.index());
            assertThat(row.getCell(0).getNumericCellValue()).isEqualTo(posture.index());
            assertThat(row.getCell(1).getNumericCellValue() * DAY)
                    .isCloseTo(posture.timeSeconds(), org.assertj.core.api.Assertions.within(1e-6));
            assertThat(row.getCell(1).getCellStyle().getDataFormatString()).isEqualTo("[h]:mm:ss.000");
            assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(posture.timeSeconds());
            for (Angle angle : Angle.values()) {
                Cell cell = row.getCell(3 + angle.ordinal());
                OptionalDouble degrees = posture.angle(angle).degrees();
                assertThat(cell != null && cell.getCellType() == CellType.NUMERIC)
                        .isEqualTo(degrees.isPresent());
                degrees.ifPresent(d -> assertThat(cell.getNumericCellValue()).isEqualTo(d));
            }
        });
        assertThat(frames.getPaneInformation().isFreezePane()).isTrue();
        assertThat(frames.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 2);
        assertThat(frames.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A2:Y1502");
    }

    @Test
    void tooManyFramesBecomeOneRowForEachStepAndTheSheetSaysSo() throws IOException {
        AnalysisResult result = SampleResult.seconds(60);
        ReportSettings few = new ReportSettings(ReportSettings.CZECH, 1000, 0.5, 1500);
        XSSFSheet frames = open(result, few).getSheet("Snímky");
        assertThat(frames.getLastRowNum()).isEqualTo(121);
        assertThat(frames.getRow(0).getCell(0).getStringCellValue())
                .contains("jeden snímek na každých 0,5 s")
                .contains("1\u00a0500 snímků");
        for (int row = 2; row <= 121; row++) {
            double step = 0.5 * (row - 2);
            assertThat(frames.getRow(row).getCell(2).getNumericCellValue()).isBetween(step, step + 0.04);
        }
    }

    @Test
    void theOverviewHasFourNativeChartsThatReadItsCells() throws IOException {
        XSSFSheet overview = minute.getSheet("Přehled");
        List<XSSFChart> charts = overview.getDrawingPatriarch().getCharts();
        assertThat(charts).hasSize(4);
        assertThat(charts.get(0).getCTChart().getPlotArea().getBarChartArray(0).getSerArray())
                .hasSize(5);
        int[] lines = {4, 4, 5};
        for (int chart = 1; chart < 4; chart++) {
            var series = charts.get(chart)
                    .getCTChart()
                    .getPlotArea()
                    .getScatterChartArray(0)
                    .getSerArray();
            assertThat(series).hasSize(lines[chart - 1]);
            assertThat(series[0].getYVal().getNumRef().getF()).startsWith("Přehled!$");
        }
        assertThat(charts).allSatisfy(chart -> {
            assertThat(chart.getTitleText().getString()).isNotBlank();
            assertThat(chart.getCTChart().isSetLegend()).isTrue();
        });
    }

    @Test
    void theOverviewShowsTheRangeBesideEachBandTime() throws IOException {
        AnalysisResult result = MINUTE;
        XSSFSheet overview = minute.getSheet("Přehled");
        int row = rowOf(overview, 1, "≤-15° (silné zaklonění)");
        for (int band = 0; band < 4; band++) {
            var trunk = result.summary().part(BodyPart.TRUNK);
            assertThat(number(overview, row + band, 2))
                    .isEqualTo(trunk.bandSeconds().get(band));
            assertThat(number(overview, row + band, 3))
                    .isEqualTo(trunk.bandSecondsLow().get(band));
            assertThat(number(overview, row + band, 4))
                    .isEqualTo(trunk.bandSecondsHigh().get(band));
        }
    }

    @Test
    void everyEpisodeIsARowWithItsTimesAndAngles() throws IOException {
        AnalysisResult result = MINUTE;
        XSSFSheet sheet = minute.getSheet("Dlouhodobé polohy");
        long episodes = result.summary().parts().stream()
                .mapToLong(p -> p.episodes().size())
                .sum();
        assertThat(episodes).isGreaterThan(10);
        assertThat(sheet.getLastRowNum()).isEqualTo(1 + episodes);
        double before = 0;
        for (int row = 2; row <= sheet.getLastRowNum(); row++) {
            double start = number(sheet, row, 5);
            assertThat(start).isGreaterThanOrEqualTo(before);
            assertThat(number(sheet, row, 3) * DAY).isCloseTo(start, org.assertj.core.api.Assertions.within(1e-6));
            assertThat(number(sheet, row, 7))
                    .isCloseTo(number(sheet, row, 6) - start, org.assertj.core.api.Assertions.within(1e-9))
                    .isGreaterThanOrEqualTo(4 - 1e-9);
            before = start;
        }
    }

    @Test
    void everySheetPrintsOnA4WithPageNumbersAndRepeatedHeaders() throws IOException {
        XSSFWorkbook workbook = minute;
        for (Sheet sheet : workbook) {
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
            assertThat(sheet.getFitToPage()).isTrue();
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(sheet.getFooter().getRight()).contains("&P").contains("&N");
        }
        assertThat(workbook.getSheet("Snímky").getRepeatingRows().formatAsString())
                .isEqualTo("2:2");
        assertThat(workbook.getSheet("Dlouhodobé polohy").getRepeatingRows().formatAsString())
                .isEqualTo("2:2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=cmd|'/c calc'!A1", "+1+1", "-2", "@SUM(A1)", "a\r\nb", "\u202Egnp.exe", "x\0y", "👷 směna"})
    void aHostileNameIsTextEverywhere(String name) throws IOException {
        XSSFWorkbook workbook = open(SampleResult.named(name, 1), ReportSettings.DEFAULT);
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                    if (cell.getCellType() == CellType.STRING) {
                        String text = cell.getStringCellValue();
                        assertThat(text).doesNotContain("\r", "\n", "\0", "\u202E");
                        assertThat(cell.getCellStyle().getQuotePrefixed()).isEqualTo(ShownText.looksLikeFormula(text));
                    }
                }
            }
        }
        int row = rowOf(workbook.getSheet("Kvalita"), 0, "Název");
        assertThat(workbook.getSheet("Kvalita").getRow(row).getCell(1).getStringCellValue())
                .isEqualTo(ShownText.of(name));
    }

    @Test
    void theFileHasNoMacrosNoOutsideLinksAndNoNameTwice() throws IOException {
        ReportFiles files = Workbooks.write(SampleResult.seconds(5), folder, "a", ReportSettings.DEFAULT);
        Set<String> names = new HashSet<>();
        try (ZipFile zip = new ZipFile(files.workbook().toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                assertThat(names.add(entry.getName())).as(entry.getName()).isTrue();
            }
        }
        assertThat(names).noneMatch(n -> n.contains("vba") || n.contains("externalLink"));
        assertThat(names.stream().filter(n -> n.startsWith("xl/charts/chart"))).hasSize(4);
    }

    @Test
    void aVideoWithNobodyIsAReportThatSaysSo() throws IOException {
        List<Posture> nobody = new ArrayList<>();
        for (int frame = 0; frame < 50; frame++) {
            nobody.add(new Posture(
                    frame,
                    frame / 25.0,
                    java.util.Collections.nCopies(Angle.values().length, Measured.not(Measured.Reason.NO_PERSON)),
                    OptionalDouble.empty(),
                    -1));
        }
        XSSFWorkbook workbook = open(counted(new PostureList(nobody)), ReportSettings.DEFAULT);
        XSSFSheet overview = workbook.getSheet("Přehled");
        assertThat(overview.getRow(4).getCell(1).getStringCellValue()).isEqualTo("V tomto videu nebylo možné změřit.");
        assertThat(overview.getRow(4).getCell(7).getStringCellValue()).isEqualTo("nehodnoceno");
        XSSFSheet quality = workbook.getSheet("Kvalita");
        assertThat(rowOf(quality, 0, "Význam")).isPositive();
        assertThat(quality.getRow(rowOf(quality, 0, "Význam")).getCell(1).getStringCellValue())
                .startsWith("V tomto videu nebyl nikdo nalezen");
    }

    @Test
    void aResultWithoutFramesIsStillAWorkbook() throws IOException {
        assertThat(open(counted(new PostureList(List.of())), ReportSettings.DEFAULT)
                        .getNumberOfSheets())
                .isEqualTo(5);
    }

    @Test
    void theQualitySheetNamesWhatOnlyTheVideoCouldTellAsUnknown() throws IOException {
        AnalysisResult full = SampleResult.seconds(10);
        AnalysisResult bare = new AnalysisResult(
                "x",
                null,
                null,
                25,
                null,
                null,
                full.postures(),
                full.summary(),
                full.ergonomics(),
                Map.of(),
                Map.of());
        XSSFSheet quality = open(bare, ReportSettings.DEFAULT).getSheet("Kvalita");
        int unknown = 0;
        for (Row row : quality) {
            Cell cell = row.getCell(1);
            boolean text = cell != null && cell.getCellType() == CellType.STRING;
            unknown += text && cell.getStringCellValue().startsWith("Není známo") ? 1 : 0;
        }
        assertThat(unknown).isEqualTo(3);
    }

    private static AnalysisResult counted(PostureSeries series) {
        return SampleResult.of("x.mp4", series, ErgonomicsCount.of(series, ErgonomicsSettings.DEFAULT));
    }

    private XSSFWorkbook open(AnalysisResult result, ReportSettings settings) throws IOException {
        return Workbooks.of(result, folder, settings);
    }

    private static double number(XSSFSheet sheet, int row, int column) {
        return sheet.getRow(row).getCell(column).getNumericCellValue();
    }

    private static int rowOf(XSSFSheet sheet, int column, String text) {
        for (Row row : sheet) {
            Cell cell = row.getCell(column);
            if (cell != null
                    && cell.getCellType() == CellType.STRING
                    && cell.getStringCellValue().equals(text)) {
                return row.getRowNum();
            }
        }
        throw new AssertionError("no cell " + text);
    }
}
