package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignOfLifeTest {

    private static final Duration STUCK = Duration.ofMinutes(20);

    private final TestLedger rows = TestLedger.inMemory();
    private final InFlight inFlight =
            new InFlight(rows.ledger, () -> rows.clock.instant().getEpochSecond() * 1_000_000_000L);

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        rows.close();
    }

    /** The sign's age when it is given now. */
    private Duration age() throws IOException {
        Path file = folder.resolve("alive");
        new SignOfLife(file, STUCK, inFlight, rows.clock).give();
        Instant told = Files.getLastModifiedTime(file).toInstant();
        return Duration.between(told, rows.clock.instant());
    }

    @Test
    void whileThereIsNothingToDoItIsFresh() throws IOException {
        assertThat(age()).isZero();
        rows.clock.pass(Duration.ofDays(1));
        assertThat(age()).isZero();
    }

    @Test
    void workThatGoesForwardKeepsItFreshHoweverLongItTakes() throws IOException {
        JobId job = JobId.parse(rows.queued("q", "a").id().value());
        inFlight.reach(job);
        for (int hour = 0; hour < 10; hour++) {
            rows.clock.pass(STUCK.minusSeconds(1));
            assertThat(age()).isZero();
            inFlight.goesOn(job);
        }
    }

    @Test
    void workThatStandsStillMakesItOldThoughOtherWorkGoesOn() throws IOException {
        JobId stuck = rows.queued("q", "a").id();
        JobId other = rows.queued("q", "b").id();
        inFlight.reach(stuck);
        inFlight.reach(other);
        rows.clock.pass(STUCK);
        inFlight.goesOn(other);
        assertThat(age()).isEqualTo(STUCK);
        rows.clock.pass(Duration.ofMinutes(5));
        inFlight.goesOn(other);
        assertThat(age()).isEqualTo(STUCK.plusMinutes(5));
        inFlight.letGo(stuck);
        assertThat(age()).isZero();
    }
}
