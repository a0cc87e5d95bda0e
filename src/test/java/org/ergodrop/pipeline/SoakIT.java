package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.ergodrop.demo.google.DriveFile;
import org.ergodrop.demo.google.StandInOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bursts of files with bad names, Google on bad days, a service that is stopped, killed and signed out: each video is reported
 * once. Only the analysis is a stand-in. What happens comes from a seed ({@code -Dergodrop.soak.seed=}); when it happens does not.
 */
class SoakIT {

    /** @param kills by signal 9; the service is then in a process of its own */
    private record Plan(int files, int bursts, int restarts, int kills, Duration atMost) {}

    private static final long NANOS = 100_000_000;

    @TempDir
    private Path folder;

    private final List<SoakFile> dropped = new ArrayList<>();
    private Random random;
    private DriveWorld world;
    private SoakWeather weather;
    private RunningService service;

    @Test
    void sixtyFilesThroughThickAndThinAreEachReportedOnce() throws Exception {
        run(new Plan(60, 6, 1, 1, Duration.ofMinutes(3)));
    }

    @Test
    @Tag("soak")
    void fiveHundredFilesThroughThickAndThinAreEachReportedOnce() throws Exception {
        run(new Plan(500, 40, 8, 2, Duration.ofMinutes(20)));
    }

    private void run(Plan plan) throws Exception {
        long seed = Long.getLong("ergodrop.soak.seed", System.currentTimeMillis());
        System.out.println("soak: repeat with -Dergodrop.soak.seed=" + seed);
        long began = System.nanoTime();
        random = new Random(seed);
        world = new DriveWorld(folder, StandInOptions.forTests().withUnitsPerMinute(Long.MAX_VALUE / 2)).login();
        weather = new SoakWeather(world.google, random);
        service = SoakService.start(world);
        try {
            drop(plan);
            weather.clear();
            SoakEnd end = new SoakEnd(world, service, dropped);
            end.freeMails();
            await().atMost(plan.atMost())
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(
                            () -> assertThat(end.open()).as("seed %d", seed).isEmpty());
            // nothing comes after the end
            pass(10, Duration.ofSeconds(10));
            tell(plan, System.nanoTime() - began);
            end.check(plan.kills());
        } finally {
            service.close();
            keepLog();
            world.close();
        }
    }

    private void drop(Plan plan) throws Exception {
        List<SoakFile> files = SoakFile.some(plan.files(), random);
        int next = 0;
        for (int burst = 1; burst <= plan.bursts(); burst++) {
            int until = burst == plan.bursts()
                    ? files.size()
                    : Math.min(files.size(), next + 1 + random.nextInt(2 * files.size() / plan.bursts()));
            weather.change();
            for (; next < until; next++) {
                SoakFile file = files.get(next);
                file.id = world.google.drive().createFile(file.name, world.id("01-upload"), file.content());
                dropped.add(file);
            }
            disturb();
            pass(1 + random.nextInt(6), Duration.ofSeconds(3));
            disturb();
            if (isTime(burst, plan.restarts(), plan.bursts(), 0)) {
                restart();
            }
            if (isTime(burst, plan.kills(), plan.bursts(), 1)) {
                kill();
            }
            if (burst == plan.bursts() - 2) {
                signOut();
            }
        }
    }

    /** Spread over the bursts. */
    private static boolean isTime(int burst, int times, int bursts, int after) {
        int every = Math.max(2, bursts / (times + 1));
        return (burst - after) % every == 0 && burst - after > 0 && (burst - after) / every <= times;
    }

    /** People replace and throw away what still waits; each file once. */
    private void disturb() {
        for (SoakFile file : dropped) {
            boolean isDue = !file.isDisturbed
                    && (file.kind == SoakFile.Kind.REPLACED || file.kind == SoakFile.Kind.TRASHED)
                    && random.nextBoolean();
            if (isDue && waits(file)) {
                file.isDisturbed = true;
                if (file.kind == SoakFile.Kind.TRASHED) {
                    world.google.drive().trash(file.id);
                } else {
                    file.batches += 10;
                    world.google.drive().replaceContent(file.id, file.content());
                }
            }
        }
    }

    private boolean waits(SoakFile file) {
        return world.google
                .drive()
                .find(file.id)
                .map(DriveFile::folder)
                .filter(world.id("01-upload")::equals)
                .isPresent();
    }

    private void restart() throws Exception {
        service.close();
        service = SoakService.start(world);
    }

    /** In a process of its own, which is killed in the middle of its work. */
    private void kill() throws Exception {
        service.close();
        Process child = SoakService.startChild(world);
        try {
            pass(8 + random.nextInt(20), Duration.ofSeconds(90));
        } finally {
            child.destroyForcibly().waitFor();
        }
        service = SoakService.start(world);
    }

    private void signOut() throws Exception {
        weather.clear();
        world.google.oauth().revokeAll(world.google.drive().firstAccount());
        pass(100, Duration.ofSeconds(4));
        world.login();
    }

    /** Lets the service look so often, but does not wait longer than {@code atMost}. */
    private void pass(int looks, Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        int before = world.google.journal().count("files.list");
        while (world.google.journal().count("files.list") < before + looks && System.nanoTime() < until) {
            LockSupport.parkNanos(NANOS);
        }
    }

    private void tell(Plan plan, long nanos) {
        Runtime memory = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "soak: %d files in %d s, %d restarts, %d kills, %d requests (%d units), %d hit by %d kinds of fault,"
                        + " %d mails, %d MiB heap in use%n",
                plan.files(),
                nanos / 1_000_000_000,
                plan.restarts(),
                plan.kills(),
                world.google.journal().entries().size(),
                world.google.journal().units(),
                weather.hits(),
                weather.kinds(),
                world.mails().size(),
                (memory.totalMemory() - memory.freeMemory()) >> 20);
    }

    /** For whoever looks for the reason of a failure. */
    private void keepLog() throws Exception {
        Path kept = Files.createDirectories(Path.of("target/soak"));
        for (String name : List.of("service.log", "child.log")) {
            if (Files.exists(folder.resolve(name))) {
                Files.copy(folder.resolve(name), kept.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
