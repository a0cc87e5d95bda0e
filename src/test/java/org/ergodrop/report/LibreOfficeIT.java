package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.ergodrop.analysis.AnalysisResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program than the one that wrote it opens the workbook, prints it and saves it again. */
class LibreOfficeIT {

    private static final AnalysisResult RESULT = SampleResult.seconds(60);

    @TempDir
    static Path folder;

    private static Path workbook;

    @BeforeAll
    static void writeTheWorkbook() throws IOException {
        boolean there = soffice().isPresent();
        if (!there) {
            System.out.println("LibreOfficeIT is skipped: there is no soffice on the PATH (Debian: libreoffice-calc)");
        }
        org.junit.jupiter.api.Assumptions.assumeTrue(there, "no soffice on the PATH");
        workbook =
                Workbooks.write(RESULT, folder, "=ohyb", ReportSettings.DEFAULT).workbook();
    }

    @Test
    void itPrintsOnePageOfTheOwnersSheetTwoOfTheOverviewAndTheOthers() throws Exception {
        Path pdf = convert("pdf", ".pdf");
        String bytes = Files.readString(pdf, StandardCharsets.ISO_8859_1);
        Matcher pages = Pattern.compile("/Type\\s*/Page[^s]").matcher(bytes);
        // 1 + 2 + 1 + frames (1502 rows on landscape A4) + quality (1 or 2)
        assertThat(pages.results().count()).isBetween(15L, 40L);
    }

    @Test
    void theOwnersSheetIsTheFirstAndKeepsItsNumbers() throws Exception {
        String quoted = Files.readString(convert("csv:Text - txt - csv (StarCalc):44,34,76,1", ".csv"));
        String csv = quoted.replace("\"", "");
        assertThat(csv).startsWith("ANALÝZA ERGONOMICKÉ ZÁTĚŽE,");
        double normal = RESULT.summary().parts().get(0).bandSeconds().get(1);
        String first = String.format(java.util.Locale.ROOT, "%.1f", normal);
        assertThat(csv).contains("-15° až 40° (normální)," + first + "\n");
        assertThat(csv.lines().filter(line -> line.startsWith("Rozsah polohy,")))
                .hasSize(8);
    }

    @Test
    void savedAgainItHasTheSameCellsAndTheFourCharts() throws Exception {
        XSSFWorkbook before = Workbooks.open(workbook);
        XSSFWorkbook after = Workbooks.open(convert("xlsx:Calc MS Excel 2007 XML", ".xlsx"));
        assertThat(after.getNumberOfSheets()).isEqualTo(5);
        for (int sheet = 0; sheet < 5; sheet++) {
            XSSFSheet saved = after.getSheetAt(sheet);
            assertThat(saved.getSheetName()).isEqualTo(before.getSheetName(sheet));
            assertThat(sameCells(before.getSheetAt(sheet), saved)).isPositive();
        }
        assertThat(after.getSheetAt(1).getDrawingPatriarch().getCharts()).hasSize(4);
    }

    private static long sameCells(XSSFSheet before, XSSFSheet after) {
        long cells = 0;
        for (Row row : before) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.BLANK) {
                    continue;
                }
                Cell saved = after.getRow(row.getRowNum()).getCell(cell.getColumnIndex());
                String at = before.getSheetName() + "!" + cell.getAddress();
                assertThat(saved.getCellType()).as(at).isEqualTo(cell.getCellType());
                if (cell.getCellType() == CellType.NUMERIC) {
                    assertThat(saved.getNumericCellValue()).as(at).isCloseTo(cell.getNumericCellValue(), within(1e-9));
                } else {
                    assertThat(saved.getStringCellValue()).as(at).isEqualTo(cell.getStringCellValue());
                }
                cells++;
            }
        }
        return cells;
    }

    private static Path convert(String format, String ending) throws IOException, InterruptedException {
        Path out = Files.createDirectories(folder.resolve("out" + ending));
        Path log = folder.resolve("log" + ending);
        ProcessBuilder builder = new ProcessBuilder(
                        soffice().orElseThrow(),
                        "--headless",
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--convert-to",
                        format,
                        "--outdir",
                        out.toString(),
                        workbook.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8"); // decimal points in the CSV, whatever the machine's language
        Process process = builder.start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("LibreOffice ends").isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return out.resolve("ohyb_ergonomics" + ending);
    }

    private static Optional<String> soffice() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "soffice"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
