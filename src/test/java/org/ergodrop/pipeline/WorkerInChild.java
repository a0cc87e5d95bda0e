package org.ergodrop.pipeline;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.jobs.MailDetails;
import org.springframework.util.FileSystemUtils;

/**
 * A worker of a cluster in a program of its own: no intake, a data folder of its own. The file {@code begun} names the video
 * that it has in hand, unless that is a {@link #FAST} one.
 */
final class WorkerInChild implements AutoCloseable {

    /** Videos whose names begin so cost no time. */
    static final String FAST = "fast";

    final Path folder;
    private final Process process;

    private WorkerInChild(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * A worker, unless the settings name other roles.
     *
     * @param folder its own
     * @param google folder with the authorization, of which it gets a copy
     * @param settings of the service, as {@code key=value}
     * @param batchMillis how long each batch of a video takes
     */
    static WorkerInChild start(Path folder, Path google, List<String> settings, long batchMillis) throws IOException {
        Path own = folder.resolve("data/google");
        FileSystemUtils.copyRecursively(google, Files.createDirectories(own));
        Properties all = new Properties();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        all.put("ergodrop.google.folder", own.toString());
        all.put("ergodrop.google.key-file", own.resolve("key").toString());
        all.putIfAbsent("ergodrop.roles", "worker");
        try (Writer file = Files.newBufferedWriter(folder.resolve("settings.properties"))) {
            all.store(file, null);
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerInChild.class.getName(),
                        folder.toString(),
                        String.valueOf(batchMillis))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
        return new WorkerInChild(folder, process);
    }

    /** The video it has in hand, or the last one it had; empty: none yet. */
    String inHand() {
        try {
            Path begun = folder.resolve("begun");
            return Files.exists(begun) ? Files.readString(begun) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the ledger calls it. */
    String id() throws IOException {
        return Files.readString(folder.resolve("data/instance-id"));
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("child.log"));
    }

    /** Its threads stand still in the midst of whatever they do. */
    void stop() throws Exception {
        signal("STOP");
    }

    void goOn() throws Exception {
        signal("CONT");
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private void signal(String name) throws Exception {
        int answer = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (answer != 0) {
            throw new IllegalStateException("kill -" + name + " says " + answer);
        }
    }

    @Override
    public void close() {
        // also ends one that stands still; its folder is deleted next
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long batchMillis = Long.parseLong(arguments[1]);
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve("settings.properties"))) {
            settings.load(file);
        }
        List<String> all = new ArrayList<>();
        settings.forEach((key, value) -> all.add(key + "=" + value));
        FakeAnalysis analysis = new FakeAnalysis();
        analysis.beforePose = event -> {
            if (event.startsWith(FAST)) {
                return;
            }
            try {
                // whoever stops this process in the midst of it still reads a name
                Path fresh =
                        Files.writeString(folder.resolve("begun.new"), event.substring(0, event.indexOf(" pose ")));
                Files.move(fresh, folder.resolve("begun"), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            LockSupport.parkNanos(Duration.ofMillis(batchMillis).toNanos());
        };
        RunningService.start(
                folder,
                analysis,
                (result, to, stem, language) -> report(folder, result, to, stem, language),
                all.toArray(String[]::new));
        ProcessHandle test = ProcessHandle.current().parent().orElseThrow();
        while (test.isAlive()) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        Runtime.getRuntime().halt(1);
    }

    /** Three files; the workbook says which worker wrote it. */
    private static ReportFiles.Written report(
            Path worker, AnalysisResult result, Path folder, String stem, Locale language) throws IOException {
        Files.writeString(folder.resolve(stem + "_angles.csv"), "angles of " + stem);
        Files.writeString(folder.resolve(stem + "_analysis.json"), "all of " + stem);
        Path workbook = folder.resolve(stem + "_ergonomics.xlsx");
        Files.writeString(workbook, result.summary().frames() + " batches by " + worker.getFileName());
        return new ReportFiles.Written(List.of(workbook), java.util.Map.of(MailDetails.VERDICT, "Záda: zvýšená zátěž"));
    }
}
