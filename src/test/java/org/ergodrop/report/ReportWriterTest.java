package org.ergodrop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.analysis.posture.PostureSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWriterTest {

    @TempDir
    Path folder;

    @Test
    void writesTheThreeFilesOfTheContractAndNothingElse() throws IOException {
        Workbooks.write(SampleResult.seconds(1), folder.resolve("new/out"), "ohyb_u_linky", ReportSettings.DEFAULT);
        assertThat(names(folder.resolve("new/out")))
                .containsExactly(
                        "ohyb_u_linky_analysis.json", "ohyb_u_linky_angles.csv", "ohyb_u_linky_ergonomics.xlsx");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whenTheAnglesCannotBeReadAnyMore_nothingStaysBehindAndOldFilesStayWhole(int failingReading)
            throws IOException {
        Path old = folder.resolve("a_ergonomics.xlsx");
        Files.writeString(old, "the report of yesterday");
        PostureSeries failing = new FailingSeries(new SamplePostures(250, 25), failingReading);
        assertThatThrownBy(() -> Workbooks.write(
                        SampleResult.of(
                                "a.mp4", failing, SampleResult.seconds(10).summary()),
                        folder,
                        "a",
                        ReportSettings.DEFAULT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("disk gone");
        assertThat(names(folder)).containsExactly("a_ergonomics.xlsx");
        assertThat(old).hasContent("the report of yesterday");
    }

    @Test
    void whenTheFolderCannotBeMade_theReasonIsAnIOException() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() ->
                        Workbooks.write(SampleResult.seconds(1), file.resolve("out"), "a", ReportSettings.DEFAULT))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aSecondReportReplacesTheFirst() throws IOException {
        ReportFiles first = Workbooks.write(SampleResult.seconds(3), folder, "a", ReportSettings.DEFAULT);
        long size = Files.size(first.angles());
        Workbooks.write(SampleResult.seconds(1), folder, "a", ReportSettings.DEFAULT);
        assertThat(Files.size(first.angles())).isLessThan(size);
        assertThat(names(folder)).hasSize(3);
    }

    @Test
    void theWorkbookAloneLeavesTheCsvItCameFromAlone() throws IOException {
        Path csv = Files.writeString(folder.resolve("a_angles.csv"), "the source");
        new ReportWriter(Workbooks.CLOCK).writeWorkbook(SampleResult.seconds(1), folder, "a", ReportSettings.DEFAULT);
        assertThat(names(folder)).containsExactly("a_angles.csv", "a_ergonomics.xlsx");
        assertThat(csv).hasContent("the source");
    }

    @Test
    void aLinkToAFolderIsAFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        Workbooks.write(SampleResult.seconds(1), link, "a", ReportSettings.DEFAULT);
        assertThat(names(real)).hasSize(3);
    }

    private static java.util.List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    /** Breaks in the middle of its n-th reading. */
    private static final class FailingSeries implements PostureSeries {

        private final PostureSeries series;
        private final int failingReading;
        private int reading;

        FailingSeries(PostureSeries series, int failingReading) {
            this.series = series;
            this.failingReading = failingReading;
        }

        @Override
        public long size() {
            return series.size();
        }

        @Override
        public void forEach(Consumer<? super Posture> reader) {
            reading++;
            series.forEach(posture -> {
                if (reading == failingReading && posture.index() == 120) {
                    throw new UncheckedIOException(new IOException("disk gone"));
                }
                reader.accept(posture);
            });
        }
    }
}
