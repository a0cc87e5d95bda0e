package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a person starts it: the launcher, the built jar, a real process. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LauncherIT {

    private static final Path LAUNCHER = Path.of("ergodrop").toAbsolutePath();

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void renderAWorker() throws Exception {
        Finished rendered =
                run(shared, "demo-video", "worker.mp4", "--seconds", "6", "--size", "320x240", "--fps", "15");
        assertThat(rendered.code).as(rendered.err).isZero();
    }

    @Test
    void aVideoBecomesWorkbookAnglesAndFacts() throws Exception {
        Finished done = run(
                folder,
                "analyse",
                shared.resolve("worker.mp4").toString(),
                "--out",
                "reports",
                "--landmarks",
                "--set",
                "pose.model=lite");

        assertThat(done.code).as(done.err).isZero();
        assertThat(names(folder.resolve("reports")))
                .containsExactlyInAnyOrder(
                        "worker_ergonomics.xlsx", "worker_angles.csv", "worker_analysis.json", "worker_landmarks.csv");
        List<String> angles = Files.readAllLines(folder.resolve("reports/worker_angles.csv"));
        assertThat(angles).hasSize(1 + 90);
        assertThat(Files.readAllLines(folder.resolve("reports/worker_landmarks.csv")))
                .hasSize(1 + 90 * 33);
        assertThat(done.err).contains("worker.mp4: 50 %").contains("fps");
        assertThat(names(folder.resolve("tmp"))).as("temporary files").noneMatch(name -> name.startsWith("ergodrop-"));
    }

    @Test
    void theReportCanBeBuiltAgainFromItsAngles() throws Exception {
        String video = shared.resolve("worker.mp4").toString();
        assertThat(run(folder, "analyse", video, "--set", "pose.model=lite").code)
                .isZero();

        Finished again = run(folder, "report", "worker_angles.csv", "--out", "again", "--lang", "en");

        assertThat(again.code).as(again.err).isZero();
        assertThat(names(folder.resolve("again"))).containsExactly("worker_ergonomics.xlsx");
    }

    @Test
    void oneBadVideoDoesNotKeepTheOthersFromTheirReports() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.mp4"), "not a film");

        Finished done = run(
                folder,
                "analyse",
                text.toString(),
                shared.resolve("worker.mp4").toString(),
                "--set",
                "pose.model=lite",
                "--lang",
                "en");

        assertThat(done.code).isEqualTo(1);
        assertThat(done.err).contains("notes.mp4 is not a video");
        assertThat(names(folder)).contains("worker_ergonomics.xlsx").doesNotContain("notes_ergonomics.xlsx");
    }

    @Test
    void analyseStartsWithoutTheServicesFrameworks() throws Exception {
        Finished done = run(
                folder,
                List.of("-verbose:class"),
                "analyse",
                shared.resolve("worker.mp4").toString(),
                "--set",
                "pose.model=lite");

        assertThat(done.code).as(done.err).isZero();
        assertThat(done.out)
                .contains("org.ergodrop.cli.Ergodrop")
                .doesNotContain(
                        "org.springframework.boot.SpringApplication ",
                        "org.springframework.web",
                        "org.apache.catalina",
                        "org.apache.camel");
    }

    @Test
    void stoppedInTheMiddleItLeavesNothingBehind() throws Exception {
        Process process =
                start(folder, List.of(), "analyse", shared.resolve("worker.mp4").toString());
        await().atMost(Duration.ofMinutes(3))
                .until(() -> !process.isAlive()
                        || Files.readString(folder.resolve("err.txt")).contains("10 %"));

        process.destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(names(folder)).containsExactlyInAnyOrder("err.txt", "out.txt", "tmp");
        assertThat(names(folder.resolve("tmp"))).noneMatch(name -> name.startsWith("ergodrop-"));
    }

    @Test
    void theBenchTellsWhatMachinesReadAsJson() throws Exception {
        Finished done = run(
                folder,
                "bench",
                shared.resolve("worker.mp4").toString(),
                "--seconds",
                "1",
                "--json",
                "--set",
                "pose.model=lite");

        assertThat(done.code).as(done.err).isZero();
        JsonNode figures = new ObjectMapper().readTree(done.out);
        for (String figure : List.of(
                "decodeFps",
                "modelFps",
                "pipelineFps",
                "ratio",
                "fitMsPerFrame",
                "peakRssMiB",
                "startToFirstFrameSeconds")) {
            assertThat(figures.path(figure).asDouble()).as(figure).isPositive();
        }
        assertThat(figures.path("ratio").asDouble())
                .isEqualTo(figures.path("pipelineFps").asDouble()
                        / figures.path("modelFps").asDouble());
    }

    @Test
    void theDoctorFindsTheModelsAndSaysWhatIsMissing() throws Exception {
        Finished done = run(
                folder,
                "doctor",
                "--lang",
                "en",
                "--folder",
                folder.resolve("hot").toString());

        assertThat(done.code).as(done.out + done.err).isZero();
        assertThat(done.out).contains("ok    Models").contains("FFmpeg").contains("SMPL-X");
        assertThat(folder.resolve("hot")).doesNotExist();
    }

    private record Finished(int code, String out, String err) {}

    private static Finished run(Path folder, String... arguments) throws Exception {
        return run(folder, List.of(), arguments);
    }

    private static Finished run(Path folder, List<String> javaOptions, String... arguments) throws Exception {
        Process process = start(folder, javaOptions, arguments);
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ended in time").isTrue();
        return new Finished(
                process.exitValue(),
                Files.readString(folder.resolve("out.txt")),
                Files.readString(folder.resolve("err.txt")));
    }

    private static Process start(Path folder, List<String> javaOptions, String... arguments) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("JAVA_OPTS", "-Djava.io.tmpdir=" + temporary + " " + String.join(" ", javaOptions));
        return builder.start();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
