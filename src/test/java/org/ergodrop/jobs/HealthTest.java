package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.util.unit.DataSize;

/** What the queue and the disk of the data folder say of themselves. */
class HealthTest {

    private static final HealthProperties LIMITS = new HealthProperties(Duration.ofHours(6), DataSize.ofMegabytes(1));

    @TempDir
    private Path folder;

    @Test
    void aFinishedUploadThatWaitsTooLongDegradesTheQueueUntilAWorkerTakesIt() {
        try (TestLedger rows = TestLedger.inMemory()) {
            QueueHealth queue = new QueueHealth(rows.jdbc, LIMITS, rows.clock);
            assertThat(queue.health().getStatus()).as("nothing waits").isEqualTo(Status.UP);

            Job seen = rows.seen("q", "a");
            rows.clock.pass(Duration.ofHours(7));
            assertThat(queue.health().getStatus()).as("still uploading").isEqualTo(Status.UP);

            Job stable = rows.ledger.move(seen, JobState.STABLE, null).orElseThrow();
            Job queued = rows.ledger.announce(stable).orElseThrow();
            rows.clock.pass(LIMITS.longestWait());
            assertThat(queue.health().getStatus()).as("6 h are allowed").isEqualTo(Status.UP);
            rows.clock.pass(Duration.ofSeconds(1));
            Health tooLong = queue.health();
            assertThat(tooLong.getStatus()).isEqualTo(HealthProperties.DEGRADED);
            assertThat(tooLong.getDetails()).containsEntry("waiting", 1).containsEntry("longestWait", "PT6H1S");

            assertThat(rows.ledger.begin(queued.id(), "worker", Duration.ofMinutes(2)))
                    .isPresent();
            assertThat(queue.health().getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aClockThatDiffersByAQuarterOfTheLeaseFromTheDatabasesDegrades() {
        try (TestLedger rows = TestLedger.inMemory()) {
            JobsProperties jobs = TestSettings.jobs("lease=2m");
            assertThat(clock(rows, jobs, Duration.ZERO).getStatus()).isEqualTo(Status.UP);
            for (int minutes : new int[] {-1, 1}) {
                Health apart = clock(rows, jobs, Duration.ofMinutes(minutes));
                assertThat(apart.getStatus()).isEqualTo(HealthProperties.DEGRADED);
                assertThat(apart.getDetails().get("aheadOfDatabase").toString()).startsWith(minutes < 0 ? "PT-" : "PT");
            }
        }
    }

    private static Health clock(TestLedger rows, JobsProperties jobs, Duration ahead) {
        return new ClockHealth(rows.jdbc, jobs, Clock.offset(Clock.systemUTC(), ahead)).health();
    }

    @Test
    void aDiskWithTooLittleRoomDegradesAndOneThatCannotBeReadIsDown() throws IOException {
        Path data = folder.resolve("data");
        try (DataFolder taken = DataFolder.take(data)) {
            assertThat(new DiskHealth(taken, LIMITS).health().getStatus()).isEqualTo(Status.UP);

            HealthProperties greedy = new HealthProperties(Duration.ofHours(6), DataSize.ofBytes(Long.MAX_VALUE));
            Health little = new DiskHealth(taken, greedy).health();
            assertThat(little.getStatus()).isEqualTo(HealthProperties.DEGRADED);
            assertThat(little.getDetails()).containsKey("freeMegabytes");

            Files.move(data, folder.resolve("taken-away"));
            assertThat(new DiskHealth(taken, LIMITS).health().getStatus()).isEqualTo(Status.DOWN);
        }
    }
}
