package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final TestLedger rows = TestLedger.inMemory();
    private final InFlight inFlight = new InFlight(rows.ledger);

    @AfterEach
    void end() {
        rows.close();
    }

    @Test
    void aJobInHandIsReadAfresh() throws LostLeaseException {
        Job job = inHand("a");
        Job moved = inFlight.move(inFlight.require(job.id()), JobState.ANALYSED);
        assertThat(inFlight.require(job.id().value())).isEqualTo(moved);
    }

    @Test
    void aJobThatAnotherWorkerTookUpIsLost() throws LostLeaseException {
        Job job = inHand("a");
        rows.clock.pass(LEASE.plusSeconds(1));
        assertThat(rows.ledger.begin(job.id(), "another", LEASE)).isPresent();
        assertThatThrownBy(() -> inFlight.require(job.id())).isInstanceOf(LostLeaseException.class);
        assertThatThrownBy(() -> inFlight.move(job, JobState.ANALYSED)).isInstanceOf(LostLeaseException.class);
    }

    @Test
    void aClosedJobIsLost() {
        Job job = inHand("a");
        rows.ledger.close(job, JobState.NOTIFIED, null, List.of(), rows.outbox);
        assertThatThrownBy(() -> inFlight.require(job.id())).isInstanceOf(LostLeaseException.class);
    }

    @Test
    void aJobThatWasNeverTakenInHandIsNobodys() {
        Job job = rows.queued("q", "a");
        assertThatThrownBy(() -> inFlight.require(job.id())).isInstanceOf(LostLeaseException.class);
        assertThatThrownBy(() -> inFlight.requireHeld(job.id())).isInstanceOf(LostLeaseException.class);
    }

    @Test
    void twoWorkersOfOneProcessNeverHoldTheSameJob() {
        Job job = inHand("a");
        assertThat(inFlight.reach(job.id())).isFalse();
        // the attempt is over, but the work has not noticed yet
        inFlight.lost(job.id(), job.attempt());
        assertThatThrownBy(() -> inFlight.requireHeld(job.id())).isInstanceOf(LostLeaseException.class);
        assertThat(inFlight.reach(job.id())).isFalse();
        inFlight.letGo(job.id());
        assertThat(inFlight.reach(job.id())).isTrue();
    }

    @Test
    void newsOfAnOlderAttemptDoNotEndTheNewOne() {
        Job job = inHand("a");
        inFlight.lost(job.id(), job.attempt() - 1);
        assertThatCode(() -> inFlight.requireHeld(job.id())).doesNotThrowAnyException();
        assertThat(inFlight.held()).containsEntry(job.id(), job.attempt());
    }

    private Job inHand(String file) {
        Job job = rows.queued("q", file);
        assertThat(inFlight.reach(job.id())).isTrue();
        Job begun = rows.ledger.begin(job.id(), "one", LEASE).orElseThrow();
        inFlight.take(begun);
        return begun;
    }
}
