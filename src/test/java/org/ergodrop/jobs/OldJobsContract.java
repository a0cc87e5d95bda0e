package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ergodrop.jobs.OldJobs.Forgotten;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is forgotten of jobs that ended long ago, whatever database they are on. */
abstract class OldJobsContract {

    private static final Duration LONG = Duration.ofDays(400);

    private TestLedger rows;
    private OldJobs old;

    /** A ledger on the database that is tested; the same one for all tests. */
    abstract TestLedger rows();

    @BeforeEach
    void nothingHappenedYet() {
        rows = rows();
        rows.clear();
        old = new OldJobs(rows.jdbc, rows.transaction);
    }

    @Test
    void ofAJobThatEndedLongAgoNothingIsLeftAndOfOthersEverything() {
        Job failed = ended("failed", JobState.FAILED);
        Job filed = ended("filed", JobState.NOTIFIED);
        rows.notes.write(filed.id(), JobNotes.ARCHIVED_AS, "filed.mp4");
        rows.outbox.sent(rows.outbox.due(10));
        Job owed = ended("owed", JobState.REJECTED);
        Job open = rows.queued("q", "open");
        rows.clock.pass(LONG);
        Job fresh = ended("fresh", JobState.FAILED);
        rows.clock.pass(Duration.ofSeconds(1));

        assertThat(old.forget(longAgo())).isEqualTo(new Forgotten(2, 0));
        for (Job gone : List.of(failed, filed)) {
            assertThat(rows.ledger.find(gone.id())).isEmpty();
            assertThat(left(gone)).isZero();
        }
        for (Job kept : List.of(owed, open, fresh)) {
            assertThat(rows.ledger.find(kept.id())).isPresent();
            assertThat(left(kept)).isPositive();
        }
        assertThat(rows.outbox.isOwed(owed.id())).isTrue();
        assertThat(old.forget(longAgo())).isEqualTo(Forgotten.NOTHING);
    }

    /** A video without a row that lies in 02-processing is a stray: it would be analysed again. */
    @Test
    void theRowOfAJobWhoseVideoWasNotFiledStaysWithoutItsHistory() {
        Job left = ended("left", JobState.NOTIFIED);
        rows.outbox.sent(rows.outbox.due(10));
        rows.clock.pass(LONG.plusSeconds(1));
        assertThat(old.forget(longAgo())).isEqualTo(new Forgotten(0, 1));
        assertThat(rows.ledger.ofFile("q", "left")).singleElement().isEqualTo(left);
        assertThat(left(left)).isZero();
        assertThat(old.forget(longAgo())).isEqualTo(Forgotten.NOTHING);
        // a person who asks for it is told as before
        assertThat(new ByHand(rows.jdbc, rows.transaction, rows.clock).retry(left.id(), "again"))
                .isEqualTo(ByHand.Answer.DELIVERED);
    }

    @Test
    void aFileWhoseJobIsForgottenBeginsAnewWhenAPersonDropsItAgain() {
        ended("a", JobState.FAILED);
        rows.outbox.sent(rows.outbox.due(10));
        rows.clock.pass(LONG.plusSeconds(1));
        old.forget(longAgo());
        assertThat(rows.seen("q", "a").file().round()).isZero();
    }

    @Test
    void ofTwoProcessesEachForgetsWhatTheOtherOneDoesNotHaveInHand() throws Exception {
        int all = 230;
        for (int job = 0; job < all; job++) {
            rows.ledger.dismiss(rows.seen("q", "a" + job), "gone");
        }
        rows.clock.pass(LONG.plusSeconds(1));
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> each =
                    () -> old.forget(longAgo()).jobs() + old.forget(longAgo()).jobs();
            int forgotten = 0;
            for (Future<Integer> one : two.invokeAll(List.of(each, each))) {
                forgotten += one.get();
            }
            assertThat(forgotten).isEqualTo(all);
            assertThat(rows.ledger.newest(1)).isEmpty();
        } finally {
            two.shutdown();
        }
    }

    /** A person gives the job a new life at that very moment: nobody waits, and nothing is taken away under it. */
    @Test
    void aJobThatSomebodyHasInHandIsLeftAlone() throws Exception {
        Job job = ended("a", JobState.FAILED);
        rows.outbox.sent(rows.outbox.due(10));
        rows.clock.pass(LONG.plusSeconds(1));
        ByHand byHand = new ByHand(rows.jdbc, rows.transaction, rows.clock);
        ExecutorService another = Executors.newSingleThreadExecutor();
        try {
            rows.transaction.executeWithoutResult(status -> {
                byHand.retry(job.id(), "again");
                assertThat(inAnotherThread(another)).isEqualTo(Forgotten.NOTHING);
            });
        } finally {
            another.shutdown();
        }
        assertThat(rows.ledger.get(job.id()).state()).isEqualTo(JobState.QUEUED);
        assertThat(left(job)).isPositive();
    }

    private Forgotten inAnotherThread(ExecutorService another) {
        try {
            return another.submit(() -> old.forget(longAgo())).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Instant longAgo() {
        return rows.clock.instant().minus(LONG);
    }

    /** Closed, with notes, events and a mail that is owed. */
    private Job ended(String file, JobState end) {
        Job job = rows.ledger
                .begin(rows.queued("q", file).id(), "one", Duration.ofMinutes(2))
                .orElseThrow();
        rows.notes.write(job.id(), "delivered-as", file);
        MailEvent mail = MailEvent.of(job, MailEvent.Kind.COMPLETED, Map.of(MailDetails.VIDEO_NAME, file));
        return rows.ledger.close(job, end, "why", List.of(mail), rows.outbox).orElseThrow();
    }

    private int left(Job job) {
        int rowsLeft = 0;
        for (String table : List.of("job_note", "job_event", "outbox")) {
            rowsLeft += rows.jdbc
                    .sql("select count(*) from " + table + " where job_id = ?")
                    .param(job.id().value())
                    .query(Integer.class)
                    .single();
        }
        return rowsLeft;
    }
}
