package org.ergodrop.jobs;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person does to a job, whatever the workers think of it: a new life, or an end. */
public class ByHand {

    /** What came of it. */
    public enum Answer {
        DONE,
        /** It waits for its time, which is now. */
        WOKEN,
        UNKNOWN,
        /** A worker has it or will soon have it: there is nothing to begin again. */
        IN_WORK,
        /** Its report is delivered, or is about to be: there is nothing left to do or to stop. */
        DELIVERED,
        /** It has ended already. */
        ENDED,
        /** It is given up, but its last steps are still to come. */
        ENDING,
        /** It changed between looking and doing: look again. */
        CHANGED
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JobRows rows;
    private final JobNotes notes;
    private final Clock clock;

    public ByHand(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rows = new JobRows(jdbc);
        this.notes = new JobNotes(jdbc);
        this.clock = clock;
    }

    /**
     * A new life for a job that was given up: queued as if it had never been started; a job that only waits for its time need not
     * wait any longer. Its end will be told again: another line in the log, another mail.
     *
     * @param reason one sentence for the job's history
     */
    public Answer retry(JobId id, String reason) {
        Optional<Job> found = rows.find(id);
        if (found.isEmpty()) {
            return Answer.UNKNOWN;
        }
        Job job = found.get();
        if (job.state() == JobState.NOTIFIED) {
            return Answer.DELIVERED;
        }
        if (!job.closed()) {
            return hurry(job);
        }
        return inTransaction(() -> {
            boolean isDone = jdbc.sql("update job set state = 'QUEUED', state_since = ?, closed = false, reason = null,"
                                    + " attempt = attempt + 1, starts = 0, lease_until = null, not_before = null,"
                                    + " sent_at = null where id = ? and closed = true and attempt = ?")
                            .params(JobRows.time(now()), id.value(), job.attempt())
                            .update()
                    == 1;
            if (isDone) {
                notes.write(id, JobNotes.LIFE, String.valueOf(notes.life(id) + 1));
                notes.remove(id, JobNotes.CANCELLED_BY_HAND);
                rows.event(id, job.state(), JobState.QUEUED, job.attempt() + 1, reason, now());
            }
            return isDone ? Answer.DONE : Answer.CHANGED;
        });
    }

    private Answer hurry(Job job) {
        if (job.state().isFinal()) {
            return Answer.ENDING;
        }
        int woken = jdbc.sql("update job set not_before = null where id = ? and closed = false and not_before > ?")
                .params(job.id().value(), JobRows.time(now()))
                .update();
        return woken == 1 ? Answer.WOKEN : Answer.IN_WORK;
    }

    /**
     * Ends a job whose report is not delivered yet. Its file goes to 06-failed, with the reason beside it (back in 01-upload it would
     * be taken again); whoever works on it now notices at the next step and drops what is in hand.
     *
     * @param reason one sentence for the person who looks into 06-failed
     */
    public Answer cancel(JobId id, String reason) {
        Optional<Job> found = rows.find(id);
        if (found.isEmpty()) {
            return Answer.UNKNOWN;
        }
        Job job = found.get();
        if (job.state().isDelivered()) {
            return Answer.DELIVERED;
        }
        if (job.state().isFinal()) {
            return job.closed() ? Answer.ENDED : Answer.ENDING;
        }
        return inTransaction(() -> {
            boolean isDone = rows.update(
                    job,
                    JobState.CANCELLED,
                    reason,
                    now(),
                    ", attempt = attempt + 1, lease_until = null, not_before = null, sent_at = null");
            if (isDone) {
                notes.write(id, JobNotes.CANCELLED_BY_HAND, reason);
                rows.event(id, job.state(), JobState.CANCELLED, job.attempt() + 1, reason, now());
            }
            return isDone ? Answer.DONE : Answer.CHANGED;
        });
    }

    private Answer inTransaction(java.util.function.Supplier<Answer> change) {
        Answer answer = transaction.execute(status -> change.get());
        return answer == null ? Answer.CHANGED : answer;
    }

    /** The database keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
