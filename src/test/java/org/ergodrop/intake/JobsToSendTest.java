package org.ergodrop.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger.Charge;
import org.ergodrop.jobs.TestLedger;
import org.ergodrop.jobs.TestQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A message is sent again exactly when no message waits for the job and nobody has it. */
class JobsToSendTest {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LONG = Duration.ofSeconds(31);

    private final TestLedger rows = TestLedger.inMemory();
    private final TestQueue broker = new TestQueue();
    private final JobsToSend toSend =
            new JobsToSend(rows.ledger, broker, new HotFolders(Map.of("q", new FakeFolder("q"))), rows.clock);

    @AfterEach
    void end() {
        rows.close();
    }

    @Test
    void aFileThatWaitsInTheFolderIsNotSent() {
        rows.ledger.move(rows.seen("q", "a"), JobState.STABLE, null);
        rows.clock.pass(LONG);
        assertThat(toSend.find()).isEmpty();
    }

    @Test
    void aCrashBetweenRowAndMessageIsMendedAtTheNextPass() {
        Job stable =
                rows.ledger.move(rows.seen("q", "a"), JobState.STABLE, null).orElseThrow();
        Job announced = rows.ledger.announce(stable).orElseThrow();
        assertThat(toSend.find()).containsExactly(announced.id().value());
    }

    @Test
    void aMessageThatWaitsIsNotSentAgainHoweverLongItWaits() {
        Job job = rows.queued("q", "a");
        broker.send(job.id().value(), "1");
        rows.clock.pass(Duration.ofDays(3));
        assertThat(toSend.find()).isEmpty();
    }

    @Test
    void aMessageThatIsNotInTheBrokerIsMissedAfterHalfAMinute() {
        Job job = rows.queued("q", "a");
        assertThat(toSend.find()).isEmpty();
        rows.clock.pass(LONG);
        assertThat(toSend.find()).containsExactly(job.id().value());
    }

    @Test
    void aBrokerThatLostItsJournalGetsEveryMessageAgain() {
        for (int file = 0; file < 20; file++) {
            broker.send(rows.queued("q", "a" + file).id().value(), "m" + file);
        }
        broker.loseAll();
        rows.clock.pass(LONG);
        assertThat(toSend.find()).hasSize(20);
    }

    @Test
    void aJobInHandIsNotSentUntilItsWorkerIsDead() {
        Job job = rows.ledger.begin(rows.queued("q", "a").id(), "one", LEASE).orElseThrow();
        rows.clock.pass(LONG);
        assertThat(toSend.find()).isEmpty();
        rows.clock.pass(LEASE);
        assertThat(toSend.find()).containsExactly(job.id().value());
    }

    @Test
    void aPostponedJobIsSentWhenItsTimeHasComeAndNotBefore() {
        Job job = rows.ledger.begin(rows.queued("q", "a").id(), "one", LEASE).orElseThrow();
        rows.ledger.postpone(job, rows.clock.instant().plusSeconds(300), Charge.FREE, "an outage");
        assertThat(toSend.find()).isEmpty();
        rows.clock.pass(Duration.ofSeconds(299));
        assertThat(toSend.find()).isEmpty();
        rows.clock.pass(Duration.ofSeconds(1));
        assertThat(toSend.find()).containsExactly(job.id().value());
    }

    @Test
    void everyStateAfterTheQueueIsBroughtToItsEnd() {
        Set<JobState> begun = EnumSet.complementOf(EnumSet.of(JobState.SEEN, JobState.STABLE));
        for (JobState state : begun) {
            rows.ledger.move(rows.seen("q", state.name()), state, null);
        }
        assertThat(toSend.find()).hasSize(begun.size());
    }

    @Test
    void aJobOfAQueueThatIsNotConfiguredAnyMoreStaysAsItIs() {
        rows.queued("gone", "a");
        rows.clock.pass(LONG);
        assertThat(toSend.find()).isEmpty();
    }

    @Test
    void aClosedJobIsNeverSent() {
        Job job = rows.queued("q", "a");
        rows.ledger.close(job, JobState.NOTIFIED, null, List.of(), rows.outbox);
        rows.clock.pass(Duration.ofDays(1));
        assertThat(toSend.find()).isEmpty();
    }
}
