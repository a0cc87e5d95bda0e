package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ergodrop.jobs.ByHand.Answer;
import org.ergodrop.jobs.Ledger.Charge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ByHandTest {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private javax.sql.DataSource database;
    private final TestLedger rows = TestLedger.inMemory(real -> database = real);
    private final Ledger ledger = rows.ledger;
    private final ByHand byHand =
            new ByHand(rows.jdbc, new TransactionTemplate(new JdbcTransactionManager(database)), rows.clock);

    @AfterEach
    void end() {
        rows.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "FAILED", "CANCELLED"})
    void aJobThatWasGivenUpGetsANewLife(JobState end) {
        Job given = ended("a", end);
        assertThat(byHand.retry(given.id(), "the codec is installed now")).isEqualTo(Answer.DONE);
        Job again = ledger.get(given.id());
        assertThat(again.state()).isEqualTo(JobState.QUEUED);
        assertThat(again.closed()).isFalse();
        assertThat(again.starts()).isZero();
        assertThat(again.sentAt()).isNull();
        assertThat(again.attempt()).isGreaterThan(given.attempt());
        assertThat(rows.notes.life(given.id())).isEqualTo(2);
        JobEvent last = ledger.events(given.id()).get(ledger.events(given.id()).size() - 1);
        assertThat(last.from()).isEqualTo(end);
        assertThat(last.to()).isEqualTo(JobState.QUEUED);
        assertThat(last.reason()).isEqualTo("the codec is installed now");
        assertThat(ledger.begin(given.id(), "one", LEASE)).isPresent();
    }

    @Test
    void theEndOfEachLifeIsToldOnce() {
        Job first = ended("a", JobState.FAILED);
        byHand.retry(first.id(), "again");
        Job second = ledger.begin(first.id(), "one", LEASE).orElseThrow();
        MailEvent mail = MailEvent.of(second, rows.notes.life(second.id()), MailEvent.Kind.FAILED, Map.of());
        ledger.close(second, JobState.FAILED, "why", List.of(mail, mail), rows.outbox);
        assertThat(rows.outbox.due(10)).hasSize(2);
    }

    @Test
    void aReportThatIsThereIsNotMadeAgain() {
        Job done = ended("a", JobState.NOTIFIED);
        assertThat(byHand.retry(done.id(), "again")).isEqualTo(Answer.DELIVERED);
        assertThat(byHand.cancel(done.id(), "no")).isEqualTo(Answer.DELIVERED);
        assertThat(ledger.get(done.id())).isEqualTo(done);
    }

    @Test
    void whatIsInWorkIsNotBegunASecondTime() {
        Job running = begun("a");
        assertThat(byHand.retry(running.id(), "again")).isEqualTo(Answer.IN_WORK);
        assertThat(ledger.get(running.id())).isEqualTo(running);
    }

    @Test
    void aJobThatWaitsForItsTimeNeedNotWaitAnyLonger() {
        Job waits = ledger.postpone(begun("a"), rows.clock.instant().plusSeconds(600), Charge.FREE, "an outage")
                .orElseThrow();
        assertThat(byHand.retry(waits.id(), "again")).isEqualTo(Answer.WOKEN);
        assertThat(ledger.begin(waits.id(), "one", LEASE)).isPresent();
    }

    @Test
    void anUnknownJobIsSaidToBeUnknown() {
        assertThat(byHand.retry(new JobId("20260101-080000-abcdef"), "again")).isEqualTo(Answer.UNKNOWN);
        assertThat(byHand.cancel(new JobId("20260101-080000-abcdef"), "no")).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void theWorkerOfACancelledJobNoticesAtItsNextStep() {
        Job running = begun("a");
        InFlight inFlight = new InFlight(ledger);
        inFlight.take(running);
        assertThat(byHand.cancel(running.id(), "wrong video")).isEqualTo(Answer.DONE);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> inFlight.require(running.id())))
                .isInstanceOf(LostLeaseException.class);
        assertThat(ledger.extendLease(running.id(), running.attempt(), LEASE)).isFalse();
        assertThat(ledger.move(running, JobState.ANALYSED, null)).isEmpty();
        // and the last steps are taken by the next one who comes
        Job last = ledger.begin(running.id(), "two", LEASE).orElseThrow();
        assertThat(last.state()).isEqualTo(JobState.CANCELLED);
        assertThat(last.reason()).isEqualTo("wrong video");
    }

    @ParameterizedTest
    @EnumSource(names = {"SEEN", "STABLE", "QUEUED", "RUNNING", "ANALYSED", "RESULTS_PENDING", "WAITING_GPU"})
    void everyJobWhoseReportIsNotDeliveredCanBeCancelled(JobState state) {
        Job job = ledger.move(rows.seen("q", "a"), state, null).orElseThrow();
        assertThat(byHand.cancel(job.id(), "no")).isEqualTo(Answer.DONE);
        assertThat(ledger.get(job.id()).state()).isEqualTo(JobState.CANCELLED);
        assertThat(ledger.get(job.id()).closed()).isFalse();
        assertThat(rows.notes.read(job.id(), JobNotes.CANCELLED_BY_HAND)).hasValue("no");
        assertThat(byHand.cancel(job.id(), "no")).isEqualTo(Answer.ENDING);
        assertThat(byHand.retry(job.id(), "again")).isEqualTo(Answer.ENDING);
    }

    private Job begun(String file) {
        return ledger.begin(rows.queued("q", file).id(), "one", LEASE).orElseThrow();
    }

    private Job ended(String file, JobState end) {
        Job job = begun(file);
        MailEvent mail = MailEvent.of(job, MailEvent.Kind.FAILED, Map.of());
        return ledger.close(job, end, "why", List.of(mail), rows.outbox).orElseThrow();
    }
}
