package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DemoVideoCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void withoutOptionsTheShortScriptIsRenderedIntoANewFolder() throws IOException {
        Path video = folder.resolve("new/demo.mp4");

        int exit = run(video.toString(), "--size=96x64", "--fps=5");

        assertThat(exit).isZero();
        assertThat(video).isNotEmptyFile();
        assertThat(Files.readAllLines(folder.resolve("new/demo_angles.csv"))).hasSize(1 + 60);
        assertThat(out.toString()).contains("demo.mp4");
        assertThat(err.toString().lines()).as("a line for each tenth").hasSize(10);
    }

    @Test
    void lengthRateSecondPersonAndLeavingAreOptions() throws IOException {
        Path video = folder.resolve("long.mp4");

        int exit = run(
                video.toString(),
                "--script=colleague",
                "--size=96x64",
                "--fps=2",
                "--seconds=21",
                "--leaves",
                "--second-person",
                "--light=dim",
                "--azimuth=90",
                "--tilt=5",
                "--points");

        assertThat(exit).isZero();
        assertThat(Files.readAllLines(folder.resolve("long_angles.csv"))).hasSize(1 + 42);
        assertThat(folder.resolve("long_points.csv")).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({
        "--script=dance",
        "--size=641x480",
        "--size=huge",
        "--fps=0",
        "--seconds=-1",
        "--azimuth=1000",
        "--camera-height=0",
        "--distance=0.1",
        "--tilt=80",
        "--light=disco"
    })
    void aValueThatCannotBeUsedIsNamedAndNothingIsWritten(String option) throws IOException {
        int exit = run(folder.resolve("no.mp4").toString(), option);

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(option.substring(0, option.indexOf('=')));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whenTheFolderCannotBeMade_oneSentenceSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        int exit = run(file.resolve("demo.mp4").toString(), "--size=96x64", "--seconds=1", "--fps=1");

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString()).contains("demo.mp4").doesNotContain("Exception");
    }

    private int run(String... arguments) {
        return new CommandLine(new DemoVideoCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
