package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In an own Java process, because only there the heap can be limited. */
class ReportMemoryIT {

    /** 10 hours at 30 frames a second. */
    private static final int POSTURES = 1_080_000;

    /** Counting and report of any length fit in it as a whole, so a long video needs less than 200 MB more than a short one. */
    private static final int HEAP_MB = 160;

    @TempDir
    Path folder;

    @Test
    void aMillionPosturesAreReportedInAHeapOf160Megabytes() throws Exception {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MB + "m",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SampleReport.class.getName(),
                        folder.resolve("out").toString(),
                        "cs",
                        Double.toString(POSTURES / SampleResult.FPS))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("ends").isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        try (Stream<String> rows = Files.lines(folder.resolve("out/ohyb_u_linky_angles.csv"))) {
            assertThat(rows).hasSize(1 + POSTURES);
        }
        assertThat(rowsOfFrames(folder.resolve("out/ohyb_u_linky_ergonomics.xlsx")))
                .as("note, header, one row for each half second")
                .isEqualTo(2 + 2 * Math.round(POSTURES / SampleResult.FPS));
    }

    /** Counts the rows of the fourth sheet without holding it in memory. */
    private static long rowsOfFrames(Path workbook) throws Exception {
        try (OPCPackage opened = OPCPackage.open(workbook.toFile(), PackageAccess.READ)) {
            var sheets = new XSSFReader(opened).getSheetsData();
            for (int sheet = 0; sheet < 3; sheet++) {
                sheets.next().close();
            }
            try (var in = sheets.next()) {
                return count(in);
            }
        }
    }

    private static long count(java.io.InputStream sheet) throws IOException, javax.xml.stream.XMLStreamException {
        var xml = javax.xml.stream.XMLInputFactory.newFactory().createXMLStreamReader(sheet);
        long rows = 0;
        while (xml.hasNext()) {
            if (xml.next() == javax.xml.stream.XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("row")) {
                rows++;
            }
        }
        return rows;
    }
}
