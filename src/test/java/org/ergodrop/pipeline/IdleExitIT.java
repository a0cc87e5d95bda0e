package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The running service: what a watchdog sees of it, and its end when nothing is left to do. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class IdleExitIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void aStuckVideoMakesTheSignOldAndTheServiceEndsOnlyWhenTheVideoIsDone() throws Exception {
        FakeAnalysis analysis = new FakeAnalysis();
        // until then the video goes forward: one that stands still from the first frame on might do so before the first
        // sign
        AtomicBoolean isStuck = new AtomicBoolean();
        CountDownLatch goOn = new CountDownLatch(1);
        analysis.beforePose = event -> {
            if (isStuck.get()) {
                waitFor(goOn);
            } else {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        };
        CountDownLatch idle = new CountDownLatch(1);
        Path alive = folder.resolve("alive");
        // it is there before the service is: however slowly this test comes to its next line, there is work
        FakeAnalysis.drop(Files.createDirectories(folder.resolve("hotfolder/01-upload")), "lifting.mp4", 4_000);
        try (RunningService service = RunningService.start(
                folder,
                analysis,
                FakeAnalysis::writeReport,
                "ergodrop.exit-when-idle=500ms",
                "ergodrop.alive-file=" + alive,
                "ergodrop.stuck-after=1s")) {
            await().atMost(SOON).until(() -> age(alive).toSeconds() < 5);
            service.context.getBean(IdleExit.class).whenIdle(idle::countDown);
            isStuck.set(true);
            await().atMost(SOON).until(() -> age(alive).toSeconds() > 6);
            assertThat(idle.getCount()).as("still at work").isOne();

            goOn.countDown();

            assertThat(idle.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(service.in("04-archive")).containsExactly("lifting.mp4");
            assertThat(service.log()).hasSize(1);
        }
    }

    private static Duration age(Path file) {
        try {
            return Files.exists(file)
                    ? Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now())
                    : Duration.ofDays(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
