package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ergodrop.demo.runpod.PodRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The demo with pods as a new user meets it: the pod is a real process with docker/pod, its service and a real analysis. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class DemoPodsIT {

    private static final Duration SOON = Duration.ofMinutes(4);

    @TempDir
    private Path scratch;

    private final List<String> told = new CopyOnWriteArrayList<>();

    private Path folder(String name) {
        return scratch.resolve("demo drive").resolve(name);
    }

    /** As the launcher does, without looking whether the program is built. */
    private Path program() throws Exception {
        Path arguments = Files.writeString(
                scratch.resolve("arguments"),
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m -Dh2.bindAddress=127.0.0.1\n"
                        + "\"-Dorg.bytedeco.javacpp.cachedir="
                        + System.getProperty(
                                "org.bytedeco.javacpp.cachedir", System.getProperty("user.home") + "/.javacpp/cache")
                        + "\"\n\"-Dergodrop.home=" + Path.of("").toAbsolutePath() + "\"\n-cp\n\""
                        + Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                                .collect(Collectors.joining(File.pathSeparator))
                        + "\"\norg.ergodrop.cli.Ergodrop\n");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path script = scratch.resolve("program");
        Files.writeString(script, "#!/bin/bash\nexec '" + java + "' '@" + arguments + "' \"$@\"\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private Demo start() throws Exception {
        return Demo.start(
                new Demo.Choice(
                        Path.of("").toAbsolutePath(),
                        new DemoFolder(scratch.resolve("demo drive")),
                        0,
                        List.of("ergodrop.analysis.pose.model=lite", "ergodrop.pods.exit-when-idle=4s"),
                        Locale.ENGLISH,
                        program()),
                told::add);
    }

    private static boolean hasFiles(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private boolean isTold(String pattern) {
        return told.stream().anyMatch(line -> line.matches(pattern));
    }

    @Test
    void aPodComesForTheVideoDoesTheWorkAndIsProvenGoneAndWhatItCostIsSaid() throws Exception {
        Path video = scratch.resolve("worker.mp4");
        assertThat(Ergodrop.execute(
                        "demo-video", video.toString(), "--seconds", "2", "--size", "320x240", "--fps", "15"))
                .isZero();
        Path killed = Files.createDirectories(folder(".data/pods").resolve("of-a-demo-that-was-killed"));
        try (Demo demo = start()) {
            assertThat(killed).doesNotExist();
            var pods = Objects.requireNonNull(demo.runPod()).pods();
            Files.copy(video, folder("01-upload").resolve("bedny.mp4"));

            await().atMost(SOON)
                    .failFast(() -> assertThat(told)
                            .as(() -> pods.log(pods.ever().get(0).id()).toString())
                            .noneMatch(line -> line.contains("has ended itself:")))
                    .until(() -> isTold("Pods: bedny\\.mp4 is taken into work\\."));
            PodRow pod = pods.alive().get(0);
            assertThat(pod.env().get("ERGODROP_GOOGLE_PASSPHRASE"))
                    .isEqualTo("{{ RUNPOD_SECRET_ergodrop_passphrase }}");
            ProcessHandle script = pods.process(pod.id()).orElseThrow();
            List<ProcessHandle> processes =
                    Stream.concat(Stream.of(script), script.descendants()).toList();
            assertThat(processes).hasSizeGreaterThan(1);

            await().atMost(SOON).until(() -> isTold("Pods: .* is gone, proven\\. .* \\$ by the meter .*"));
            assertThat(pods.alive()).isEmpty();
            await().atMost(SOON).untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(folder(".data/pods")).isEmptyDirectory());
            assertThat(folder("04-archive").resolve("bedny.mp4")).exists();
            assertThat(folder("03-completed")).isDirectoryRecursivelyContaining("glob:**/bedny_ergonomics.xlsx");
            assertThat(hasFiles(folder("mails"))).isTrue();
            assertThat(told)
                    .filteredOn(line -> line.startsWith("Pods: "))
                    .as("wanted, rented, up, works, ended, gone: once each")
                    .hasSize(6);
            assertThat(isTold("Pods: .* had nothing more to do and has ended itself\\."))
                    .isTrue();
            assertThat(pods.dollars()).isPositive();
            Files.createDirectories(folder(".data/pods").resolve("of-a-pod-that-worked-when-it-was-interrupted"));
        }
        assertThat(folder(".data/pods")).doesNotExist();
    }
}
