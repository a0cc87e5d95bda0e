package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.ergonomics.PartSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnglesCsvReaderTest {

    private static final String OURS = String.join(",", AnglesCsv.COLUMNS);
    private static final String PROTOTYPE = "frame,time_seconds,fps,trunk_angle_skin,trunk_angle_joints,"
            + "neck_angle_skin,neck_angle_joints,left_arm_angle,right_arm_angle";

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    @Test
    void ourOwnFileGivesTheSameCountsAgain() throws Exception {
        AnalysisResult first = SampleResult.seconds(120);
        Path csv =
                Workbooks.write(first, folder, "ohyb", ReportSettings.DEFAULT).angles();
        try (AnalysisResult again = read(csv)) {
            assertThat(again.videoName()).isEqualTo("ohyb");
            assertThat(again.framesPerSecond()).isCloseTo(25, within(1e-6));
            assertThat(again.summary().frames()).isEqualTo(3000);
            assertThat(again.summary().gaps()).hasSameSizeAs(first.summary().gaps());
            for (BodyPart part : BodyPart.values()) {
                PartSummary expected = first.summary().part(part);
                PartSummary found = again.summary().part(part);
                for (int band = 0; band < 4; band++) {
                    assertThat(found.bandSeconds().get(band))
                            .isCloseTo(expected.bandSeconds().get(band), within(1e-6));
                    assertThat(found.sustainedSeconds().get(band))
                            .isCloseTo(expected.sustainedSeconds().get(band), within(1e-6));
                }
                assertThat(found.episodes()).hasSameSizeAs(expected.episodes());
            }
        }
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void thePrototypesFileGivesThePrototypesFirstSheet(long seed) throws Exception {
        double fps = new double[] {25, 29.97, 23.976, 10, 30, 12.5}[(int) seed - 1];
        PrototypeWalk walk = new PrototypeWalk(seed, fps, 900);
        Path csv = Files.writeString(folder.resolve("video7.csv"), walk.csv());
        try (AnalysisResult result = read(csv)) {
            XSSFSheet sheet =
                    Workbooks.of(result, folder, ReportSettings.DEFAULT).getSheetAt(0);
            for (int part = 0; part < 4; part++) {
                for (int band = 0; band < 4; band++) {
                    int row = 9 + 7 * part + band;
                    assertThat(sheet.getRow(row).getCell(1).getNumericCellValue())
                            .isCloseTo(walk.seconds(part, band), within(1e-9));
                    assertThat(sheet.getRow(row + 32).getCell(1).getNumericCellValue())
                            .isCloseTo(walk.sustained(part, band), within(1e-9));
                }
            }
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).startsWith("Video: video7 | Snímky: 900 |");
        }
    }

    /** The prototype's counting, written from its description alone; edges are met exactly on purpose. */
    private static final class PrototypeWalk {

        private static final double[][] EDGES = {{-15, 40, 60}, {-15, 25, 60}, {0, 40, 60}, {0, 40, 60}};
        private final double fps;
        private final double[][] angles;

        PrototypeWalk(long seed, double fps, int frames) {
            this.fps = fps;
            this.angles = new double[4][frames];
            Random random = new Random(seed);
            for (double[] part : angles) {
                double value = 10;
                int held = 0;
                for (int frame = 0; frame < frames; frame++) {
                    if (held-- <= 0) {
                        value = new double[] {-40, -15, 0, 25, 40, 60, 60.5, 80, 10, -14.9}[random.nextInt(10)];
                        int least = (int) (4 * fps);
                        held = random.nextBoolean() ? least - 2 + random.nextInt(3) : random.nextInt(20);
                    }
                    part[frame] = value;
                }
            }
        }

        String csv() {
            StringBuilder text = new StringBuilder(PROTOTYPE).append("\n");
            for (int frame = 0; frame < angles[0].length; frame++) {
                text.append(String.format(
                        Locale.ROOT,
                        "%d,%.2f,%s,%s,1.5,%s,2.5,%s,%s%n",
                        frame,
                        frame / fps,
                        fps,
                        angles[0][frame],
                        angles[1][frame],
                        angles[2][frame],
                        angles[3][frame]));
            }
            return text.toString();
        }

        double seconds(int part, int band) {
            int count = 0;
            for (double angle : angles[part]) {
                count += band(part, angle) == band ? 1 : 0;
            }
            return count / fps;
        }

        double sustained(int part, int band) {
            int sum = 0;
            int run = 0;
            for (int frame = 0; frame <= angles[part].length; frame++) {
                if (frame < angles[part].length && band(part, angles[part][frame]) == band) {
                    run++;
                } else {
                    sum += run >= (int) (4 * fps) ? run : 0;
                    run = 0;
                }
            }
            return sum / fps;
        }

        private static int band(int part, double angle) {
            double[] edges = EDGES[part];
            boolean first = part >= 2 ? angle < edges[0] : angle <= edges[0];
            return first ? 0 : angle <= edges[1] ? 1 : angle <= edges[2] ? 2 : 3;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"; | ,", "; | .", "TAB | ,", "TAB | ."})
    void spreadsheetsMayHaveChangedSeparatorAndDecimalSign(String separator, String decimal) throws Exception {
        String cell = separator.equals("TAB") ? "\t" : separator;
        String text = "\uFEFF" + PROTOTYPE + "\r\n0,0.0,25,12.5,1,-20.25,1,0,61\r\n1,0.04,25,12.5,1,-20.25,1,0,61\r\n";
        text = text.replace(",", cell).replace(".", decimal);
        try (AnalysisResult result = read(Files.writeString(folder.resolve("a.csv"), text))) {
            assertThat(result.framesPerSecond()).isEqualTo(25);
            assertThat(result.settings().get("report.assumed-confidence")).startsWith("0.5");
            assertThat(result.summary().part(BodyPart.TRUNK).bandSeconds()).containsExactly(0.0, 0.08, 0.0, 0.0);
            assertThat(result.summary().part(BodyPart.NECK).bandSeconds()).containsExactly(0.08, 0.0, 0.0, 0.0);
            assertThat(result.summary().part(BodyPart.RIGHT_ARM).bandSeconds()).containsExactly(0.0, 0.0, 0.0, 0.08);
        }
    }

    @Test
    void unicodeTextOfASpreadsheetIsRead() throws Exception {
        String text = "\uFEFF" + PROTOTYPE.replace(',', '\t') + "\r\n" + "0\t0\t25\t1\t1\t1\t1\t1\t1\r\n";
        Path csv = Files.write(folder.resolve("a.txt"), text.getBytes(StandardCharsets.UTF_16LE));
        try (AnalysisResult result = read(csv)) {
            assertThat(result.summary().frames()).isEqualTo(1);
        }
    }

    @Test
    void anEmptyCellIsNotMeasuredAndNeverZero() throws Exception {
        String row = "0,0.0,25,,1,nan,1,5,5\n";
        try (AnalysisResult result = read(Files.writeString(folder.resolve("a.csv"), PROTOTYPE + "\n" + row))) {
            PartSummary trunk = result.summary().part(BodyPart.TRUNK);
            assertThat(trunk.bandSeconds()).containsOnly(0.0);
            assertThat(trunk.unseenSeconds()).isEqualTo(0.04);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_ANGLES     | name,age~Jan,5~ | není CSV s úhly",
                "EMPTY          | '' | je prázdný",
                "NO_ROWS        | P~ | žádné snímky",
                "WRONG_WIDTH    | P~0,0,25,1,1,1,1,1,1~1,0.04,25,1~ | Řádek 3 souboru a.csv má 4 buněk místo 9",
                "WRONG_WIDTH    | P~0,0,25,1,1,1,1,1,1~~1,0.04,25,1~ | Řádek 4 ",
                "NOT_A_NUMBER   | P~0,0,25,x,1,1,1,1,1~ | Řádek 2 souboru a.csv: „x“ ve sloupci trunk_angle_skin",
                "OUT_OF_RANGE   | P~0,0,25,500,1,1,1,1,1~ | Řádek 2 ",
                "RATE_CHANGES   | P~0,0,25,1,1,1,1,1,1~1,0.04,30,1,1,1,1,1,1~ | Řádek 3 ",
                "RATE_CHANGES   | P~0,0,0,1,1,1,1,1,1~ | Řádek 2 ",
                "MISSING_COLUMN | time_s;trunk_flexion_deg~0;1~ | nemá v hlavičce (řádek 1) sloupec "
            })
    void aWrongFileIsOneSentenceWithTheLine(String problem, String text, String czech) throws Exception {
        Path csv = Files.writeString(
                folder.resolve("a.csv"), text.replace("P~", PROTOTYPE + "~").replace('~', '\n'));
        AnglesCsvException wrong = catchThrowableOfType(AnglesCsvException.class, () -> read(csv));
        assertThat(wrong.problem()).isEqualTo(AnglesCsvException.Problem.valueOf(problem));
        assertThat(wrong.explain(ReportSettings.CZECH)).contains(czech).doesNotContain("{");
        assertThat(wrong.explain(Locale.ENGLISH)).contains("a.csv").doesNotContain("{");
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void timesThatDoNotRiseAreTold() throws Exception {
        String row = ",5".repeat(22) + "\n";
        Path csv = Files.writeString(folder.resolve("a.csv"), OURS + "\n0,0.5" + row + "1,0.5" + row);
        AnglesCsvException wrong = catchThrowableOfType(AnglesCsvException.class, () -> read(csv));
        assertThat(wrong.problem()).isEqualTo(AnglesCsvException.Problem.TIME_NOT_RISING);
        assertThat(wrong.explain(Locale.ENGLISH)).startsWith("Line 3 of a.csv");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        Path csv = Files.write(folder.resolve("a.csv"), noise);
        AnglesCsvException wrong = catchThrowableOfType(AnglesCsvException.class, () -> read(csv));
        assertThat(wrong.problem()).isEqualTo(AnglesCsvException.Problem.NOT_ANGLES);
    }

    @ParameterizedTest
    @CsvSource({"ohyb_angles.csv,ohyb", "video7.csv,video7", "x.CSV,x", "_angles.csv,_angles"})
    void theVideosNameIsTakenFromTheFiles(String file, String video) {
        assertThat(AnglesCsvReader.videoName(file)).isEqualTo(video);
    }

    private AnalysisResult read(Path csv) throws AnglesCsvException {
        return new AnglesCsvReader(ErgonomicsSettings.DEFAULT, scratch).read(csv);
    }
}
