package org.ergodrop.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The jobs. Every change is a compare-and-set on the row (state, attempt) and an event row in the same transaction; a change
 * that comes too late, or from a worker whose attempt is over, changes nothing and says so.
 *
 * <p>All methods throw {@link org.springframework.dao.DataAccessException} when the database cannot be used.
 */
public class Ledger {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JobRows rows;
    private final Clock clock;
    private final RandomGenerator random;

    public Ledger(JdbcClient jdbc, TransactionTemplate transaction, Clock clock, RandomGenerator random) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.rows = new JobRows(jdbc);
        this.clock = clock;
        this.random = random;
    }

    /** A new row in {@link JobState#SEEN}; empty when the key has one already. */
    public Optional<Job> see(FileKey file, String name, long sizeBytes, @Nullable String md5) {
        try {
            return transaction.execute(status -> {
                Instant now = now();
                JobId id = JobId.fresh(now, random);
                rows.insert(new Job(
                        id,
                        file,
                        name,
                        sizeBytes,
                        md5,
                        JobState.SEEN,
                        now,
                        false,
                        null,
                        0,
                        0,
                        null,
                        null,
                        null,
                        0,
                        null,
                        now));
                rows.event(id, null, JobState.SEEN, 0, null, now);
                return rows.find(id);
            });
        } catch (DuplicateKeyException known) {
            return Optional.empty();
        }
    }

    public Optional<Job> find(JobId id) {
        return rows.find(id);
    }

    /** The job, which must be there. */
    public Job get(JobId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("the ledger knows no job " + id));
    }

    /** The newest job of a file, whatever its revision and round. */
    public List<Job> ofFile(String queue, String fileId) {
        return rows.list("queue = ? and file_id = ? order by created_at desc, round desc", queue, fileId);
    }

    /** Every job that is not closed, oldest first. */
    public List<Job> open(String queue) {
        return rows.list("closed = false and queue = ? order by created_at, id", queue);
    }

    /** Every job that is not closed and in one of these states, oldest first. */
    public List<Job> open(Set<JobState> states) {
        return rows.open(states);
    }

    /** The newest jobs first, at most so many. */
    public List<Job> newest(int limit) {
        return newest(limit, null, null);
    }

    /** The newest jobs first, at most so many, only in this state and of this queue; null: whichever. */
    public List<Job> newest(int limit, @Nullable JobState state, @Nullable String queue) {
        return rows.newest(limit, state, queue);
    }

    /** The rows of files that wait in the hot folder. */
    public List<Job> waiting(String queue) {
        return rows.list("closed = false and queue = ? and state in ('SEEN', 'STABLE') order by created_at, id", queue);
    }

    /** Ends the row of a file that went away before work on it began. */
    public void dismiss(Job job, String reason) {
        change(job, JobState.CANCELLED, reason, ", closed = true");
    }

    /** What was postponed is due now. */
    public void wake(String queue) {
        jdbc.sql("update job set not_before = null where closed = false and not_before is not null and queue = ?")
                .param(queue)
                .update();
    }

    /** How many jobs of a queue are with the workers or on their way to them. */
    public int inHand(String queue) {
        return jdbc.sql(
                        "select count(*) from job where closed = false and queue = ? and state not in ('SEEN', 'STABLE')")
                .param(queue)
                .query(Integer.class)
                .single();
    }

    /** How many jobs have not ended. */
    public int countOpen() {
        return jdbc.sql("select count(*) from job where closed = false")
                .query(Integer.class)
                .single();
    }

    /** All jobs; reads an entry for each, which takes a second for some million. */
    public Map<JobState, Integer> countByState() {
        return rows.countByState("true");
    }

    /** The jobs that have not ended; quick, however many have. */
    public Map<JobState, Integer> countOpenByState() {
        return rows.countByState("closed = false");
    }

    /** The jobs that have ended; takes as long as all of them. */
    public Map<JobState, Integer> countEndedByState() {
        return rows.countByState("closed = true");
    }

    /** When the oldest job that no worker has in hand was first seen. */
    public Optional<Instant> oldestWaiting() {
        return rows.oldest("closed = false and state in ('SEEN', 'STABLE', 'QUEUED')");
    }

    /** Takes {@code job} to another state; empty when it is no longer what the caller read. */
    public Optional<Job> move(Job job, JobState to, @Nullable String reason) {
        return change(job, to, reason, "");
    }

    /** Ends a job for good: its last steps are done. */
    public Optional<Job> close(
            Job job, JobState to, @Nullable String reason, Collection<MailEvent> mails, Outbox outbox) {
        return transaction.execute(status -> {
            Optional<Job> closed = change(job, to, reason, ", closed = true, lease_until = null");
            closed.ifPresent(done -> mails.forEach(outbox::add));
            return closed;
        });
    }

    /** Back to the queue, not before {@code when}; the start counts only when {@code isCharged}. */
    public Optional<Job> postpone(Job job, Instant when, Charge charge, @Nullable String reason) {
        JobState to = job.state() == JobState.RUNNING ? JobState.QUEUED : job.state();
        String uncount = charge == Charge.FREE ? ", starts = greatest(starts - 1, 0)" : "";
        return change(job, to, reason, ", lease_until = null, sent_at = null, not_before = ?" + uncount, when);
    }

    /** Whether a start counts against the file. */
    public enum Charge {
        COUNTED,
        /** The file is not at fault: an outage, an orderly stop. */
        FREE
    }

    /**
     * A worker takes the job in hand: lease, next attempt, one more start. Empty when it is closed, is not due yet, or belongs
     * to a worker whose lease still runs.
     */
    public Optional<Job> begin(JobId id, String worker, Duration lease) {
        return transaction.execute(status -> {
            Instant now = now();
            Optional<Job> found = find(id);
            if (found.isEmpty() || !isFree(found.get(), now)) {
                return Optional.empty();
            }
            Job job = found.get();
            JobState to = job.state() == JobState.QUEUED ? JobState.RUNNING : job.state();
            return change(
                    job,
                    to,
                    // a job that is given up but not yet put aside still needs its reason
                    job.state().isFinal() ? job.reason() : null,
                    ", attempt = attempt + 1, starts = starts + 1, worker = ?, lease_until = ?, not_before = null",
                    worker,
                    now.plus(lease));
        });
    }

    private static boolean isFree(Job job, Instant now) {
        boolean waits = job.state() == JobState.SEEN || job.state() == JobState.STABLE;
        boolean isHeld = job.leaseUntil() != null && job.leaseUntil().isAfter(now);
        boolean isDue = job.notBefore() == null || !job.notBefore().isAfter(now);
        return !job.closed() && !waits && !isHeld && isDue;
    }

    /** The worker still lives: its job stays its own. False: that attempt is over, the work on it is in vain. */
    public boolean extendLease(JobId id, int attempt, Duration lease) {
        return jdbc.sql("update job set lease_until = ? where id = ? and attempt = ? and closed = false"
                                + " and lease_until is not null")
                        .params(JobRows.time(now().plus(lease)), id.value(), attempt)
                        .update()
                == 1;
    }

    /** At the start of a process: what its predecessor with the same name held is free. */
    public int dropLeases(String worker) {
        return jdbc.sql("update job set lease_until = null where worker = ? and closed = false")
                .param(worker)
                .update();
    }

    /**
     * Another content came before work began: the row follows it and waits for two equal looks again. A content that had its job
     * already begins another round.
     */
    public Optional<Job> follow(Job job, String revision, String name, long sizeBytes, @Nullable String md5) {
        try {
            return transaction.execute(status -> change(
                    job,
                    JobState.SEEN,
                    null,
                    ", revision = ?, round = ?, name = ?, size_bytes = ?, md5 = ?",
                    revision,
                    rows.nextRound(job, revision),
                    KeptText.of(name, JobRows.LONGEST_NAME),
                    sizeBytes,
                    md5));
        } catch (DuplicateKeyException seenMeanwhile) {
            return Optional.empty();
        }
    }

    /**
     * A message for the job is about to be sent: its number, for duplicate detection. Empty when another one announced it
     * meanwhile, or a worker has it in hand: then there is nothing to be told.
     */
    public Optional<Job> announce(Job job) {
        JobState to = job.state() == JobState.STABLE ? JobState.QUEUED : job.state();
        return transaction.execute(status -> rows.isUnannounced(job, now())
                ? change(job, to, job.reason(), ", sends = sends + 1, sent_at = null")
                : Optional.empty());
    }

    /** The broker has the message for the announced job; a worker that was faster and is through already is not disturbed. */
    public void sent(Job announced) {
        jdbc.sql("update job set sent_at = ? where id = ? and sends = ? and attempt = ?")
                .params(JobRows.time(now()), announced.id().value(), announced.sends(), announced.attempt())
                .update();
    }

    public List<JobEvent> events(JobId id) {
        return rows.events(id);
    }

    private Optional<Job> change(
            Job job, JobState to, @Nullable String reason, String more, @Nullable Object... values) {
        return transaction.execute(status -> {
            boolean isDone = rows.update(job, to, reason, now(), more, values);
            if (!isDone) {
                return Optional.empty();
            }
            Job changed = get(job.id());
            if (to != job.state() || reason != null || changed.attempt() != job.attempt()) {
                rows.event(job.id(), job.state(), to, changed.attempt(), reason, now());
            }
            return Optional.of(changed);
        });
    }

    /** The database keeps microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
}
