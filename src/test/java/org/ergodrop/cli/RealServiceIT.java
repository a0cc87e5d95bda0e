package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service as an operator starts it: the launcher, the built jar, a process of its own, real models, a real video. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class RealServiceIT {

    private static final Path LAUNCHER = Path.of("ergodrop").toAbsolutePath();
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Pattern PASSWORD = Pattern.compile("user ergodrop  password (\\w{20})");

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private Process service;

    @BeforeAll
    static void renderAWorker() throws Exception {
        Process rendering = new ProcessBuilder(
                        LAUNCHER.toString(),
                        "demo-video",
                        "worker.mp4",
                        "--seconds",
                        "6",
                        "--size",
                        "320x240",
                        "--fps",
                        "15")
                .directory(shared.toFile())
                .redirectErrorStream(true)
                .redirectOutput(shared.resolve("rendering.log").toFile())
                .start();
        assertThat(rendering.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(rendering.exitValue())
                .as(Files.readString(shared.resolve("rendering.log")))
                .isZero();
    }

    @AfterEach
    void endTheService() throws Exception {
        if (service != null) {
            service.destroyForcibly().waitFor();
        }
    }

    @Test
    void aDroppedVideoBecomesAReportATextFileIsPutAsideAndSigtermEndsTheServiceCleanly() throws Exception {
        service = start("lite", "first.log");
        await().atMost(SOON).until(() -> said("first.log").contains("Ergodrop runs."));
        drop("Zvedání beden.mp4");
        Files.writeString(root().resolve("01-upload/notes.mp4"), "shopping list\n");
        await().atMost(SOON).until(() -> hasEnded(2));

        String results = in("03-completed").get(0);
        assertThat(results).matches("Zvedání beden_results_\\d{8}_\\d{6}");
        assertThat(in("03-completed")).hasSize(1);
        assertThat(in("03-completed/" + results))
                .containsExactly(
                        "Zvedání beden_analysis.json", "Zvedání beden_angles.csv", "Zvedání beden_ergonomics.xlsx");
        assertThat(Files.readAllLines(root().resolve("03-completed/" + results + "/Zvedání beden_angles.csv")))
                .hasSize(1 + 90);
        assertThat(in("04-archive")).containsExactly("Zvedání beden.mp4");
        assertThat(in("06-failed")).containsExactly("notes.mp4", "notes.mp4.reason.txt");
        assertThat(root().resolve("06-failed/notes.mp4.reason.txt")).content().contains("notes.mp4 is not a video");
        assertThat(log()).anyMatch(line -> line.contains("COMPLETED") && line.contains("Zvedání beden.mp4"));
        assertThat(log()).anyMatch(line -> line.contains("REJECTED") && line.contains("notes.mp4"));

        service.destroy();

        assertThat(service.waitFor(60, TimeUnit.SECONDS)).as("ended by SIGTERM").isTrue();
        assertThat(service.exitValue()).isEqualTo(128 + 15);
        assertThat(said("first.log")).doesNotContain("ERROR", "Exception");
        assertThat(in(".scratch")).isEmpty();
        assertThat(in("02-processing")).isEmpty();
        theRandomPasswordIsToldOnce();
    }

    private void theRandomPasswordIsToldOnce() throws Exception {
        Matcher told = PASSWORD.matcher(said("first.log"));
        assertThat(told.find()).isTrue();
        assertThat(folder.resolve("ergodrop.log")).content().doesNotContain(told.group(1));
        assertThat(folder.resolve("console-password")).content().startsWith("{").doesNotContain(told.group(1));
        service = start("lite", "second.log");
        await().atMost(SOON).until(() -> said("second.log").contains("Ergodrop runs."));
        assertThat(PASSWORD.matcher(said("second.log")).find()).isFalse();
    }

    @Test
    void aVideoInWorkIsLetGoByAnOrderlyStopWithoutCountingAsAStart() throws Exception {
        service = start("heavy", "stopped.log");
        await().atMost(SOON).until(() -> said("stopped.log").contains("Ergodrop runs."));
        drop("worker.mp4");
        await().atMost(SOON).until(() -> said("stopped.log").contains("worker.mp4: analysis begins"));
        service.destroy();
        assertThat(service.waitFor(60, TimeUnit.SECONDS)).as("ended by SIGTERM").isTrue();

        service = start("lite", "again.log");
        await().atMost(SOON).until(() -> hasEnded(1));
        assertThat(log().get(0)).contains("COMPLETED").contains("\"starts\":1");
    }

    @Test
    void aStopInTheMidstOfTheStartClosesInOrderWhatIsThereByThen() throws Exception {
        service = start("lite", "half.log");
        Path ledger = folder.resolve("data/ledger");
        await().atMost(SOON).until(() -> Files.exists(ledger.resolve("ergodrop.mv.db")));
        service.destroy();

        assertThat(service.waitFor(60, TimeUnit.SECONDS)).as("ended by SIGTERM").isTrue();
        assertThat(service.exitValue()).isEqualTo(128 + 15);
        assertThat(said("half.log")).doesNotContain("ERROR", "Exception", "Ergodrop runs.", "password");
        assertThat(ledger.resolve("ergodrop.trace.db"))
                .as("the database complains that it was closed too early")
                .doesNotExist();
        assertThat(folder.resolve("console-password")).doesNotExist();
    }

    @Test
    void aVideoThatWasInWorkWhenTheServiceWasKilledIsFinishedOnceByTheNextStart() throws Exception {
        service = start("heavy", "killed.log");
        await().atMost(SOON).until(() -> said("killed.log").contains("Ergodrop runs."));
        drop("worker.mp4");
        await().atMost(SOON).until(() -> said("killed.log").contains("worker.mp4: analysis begins"));
        service.destroyForcibly().waitFor();
        assertThat(in("02-processing")).as("killed in the middle of the video").hasSize(1);
        assertThat(in("04-archive")).isEmpty();
        assertThat(log()).isEmpty();

        service = start("lite", "again.log");
        await().atMost(SOON).until(() -> hasEnded(1));

        assertThat(log().get(0)).contains("COMPLETED").contains("\"starts\":2");
        assertThat(in("03-completed")).hasSize(1).noneMatch(name -> name.startsWith("."));
        assertThat(in("04-archive")).containsExactly("worker.mp4");
        assertThat(in("01-upload")).isEmpty();
        assertThat(in("02-processing")).isEmpty();
        assertThat(in("06-failed")).isEmpty();
    }

    /** A line alone is written before the last traces of the work are gone. */
    private boolean hasEnded(int videos) throws IOException {
        return log().size() == videos && in("02-processing").isEmpty();
    }

    private Process start(String model, String said) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString(), "run"));
        for (String setting : List.of(
                "server.port=0",
                "ergodrop.language=en",
                "ergodrop.analysis.pose.model=" + model,
                "ergodrop.directory.root=" + root(),
                "ergodrop.directory.poll-every=100ms",
                "ergodrop.directory.min-age=100ms",
                "ergodrop.console.password-file=" + folder.resolve("console-password"),
                "logging.file.name=" + folder.resolve("ergodrop.log"))) {
            command.addAll(List.of("--set", setting));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(said).toFile());
        builder.environment().remove("ERGODROP_CONSOLE_PASSWORD");
        // it lives for seconds: the second compiler would never pay
        builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        return builder.start();
    }

    private Path root() {
        return folder.resolve("hotfolder");
    }

    private void drop(String name) throws IOException {
        Path copying = root().resolve("01-upload/." + name + ".copying");
        Files.copy(shared.resolve("worker.mp4"), copying);
        Files.move(copying, root().resolve("01-upload").resolve(name));
    }

    private String said(String log) throws IOException {
        return Files.readString(folder.resolve(log));
    }

    private List<String> in(String name) throws IOException {
        if (!Files.isDirectory(root().resolve(name))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root().resolve(name))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private List<String> log() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String file : in("05-logs")) {
            lines.addAll(Files.readAllLines(root().resolve("05-logs").resolve(file)));
        }
        return lines;
    }
}
