package org.ergodrop.pipeline;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.ergodrop.pods.PodStep;
import org.ergodrop.pods.PodSteps;
import org.jspecify.annotations.Nullable;

/** The controller of a {@link PodsWorld} in a program of its own, which dies right after one step of a pod's life. */
final class PodControllerInChild {

    private static final String NEVER = "-";

    private PodControllerInChild() {}

    /** @param last null: it lives on */
    static Process start(Path folder, Map<String, String> settings, @Nullable PodStep last) throws IOException {
        Properties all = new Properties();
        all.putAll(settings);
        try (Writer file = Files.newBufferedWriter(folder.resolve("settings.properties"))) {
            all.store(file, null);
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // it lives for seconds: the second compiler would never pay
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx384m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PodControllerInChild.class.getName(),
                        folder.toString(),
                        last == null ? NEVER : last.name())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("child.log").toFile()))
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        // whoever killed the test does not want its services to live on; asked first, for it may be gone before the
        // service is up
        ProcessHandle test = ProcessHandle.current().parent().orElseThrow();
        Path folder = Path.of(arguments[0]);
        String last = arguments[1];
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve("settings.properties"))) {
            settings.load(file);
        }
        List<String> all = new ArrayList<>();
        settings.forEach((key, value) -> all.add(key + "=" + value));
        PodSteps steps = step -> {
            if (step.name().equals(last)) {
                die(folder, step);
            }
        };
        RunningService.start(
                folder,
                new FakeAnalysis(),
                FakeAnalysis::writeReport,
                context -> context.registerBean(PodSteps.class, () -> steps),
                all.toArray(String[]::new));
        while (test.isAlive()) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        Runtime.getRuntime().halt(1);
    }

    private static void die(Path folder, PodStep step) {
        try {
            Files.writeString(folder.resolve("died-at"), step.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().halt(137);
    }
}
