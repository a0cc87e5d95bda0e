package org.ergodrop.jobs;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets jobs that ended long ago, a few in a transaction so that nobody waits for it, however many processes do so. What a job
 * was about lies in the hot folder, where the ledger is only asked for what lies in 01-upload or 02-processing. So the row of a job
 * whose video was not filed stays, without its history: it may still lie in 02-processing, where a file without a row is a stray.
 */
public class OldJobs {

    /** Jobs in one transaction: some thousand rows, a fraction of a second. Ours. */
    private static final int BATCH = 200;

    private static final String ENDED_LONG_AGO =
            "select id from job where closed = true and is_kept = false and state_since < ?"
                    + " and not exists (select 1 from outbox where outbox.job_id = job.id and outbox.state = 'WAITING')"
                    + " order by state_since fetch first " + BATCH + " rows only for update skip locked";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public OldJobs(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * What was forgotten.
     *
     * @param jobs jobs of which nothing is left
     * @param histories jobs of which only the row is left
     */
    public record Forgotten(int jobs, int histories) {

        public static final Forgotten NOTHING = new Forgotten(0, 0);

        /** Whether there may be more. */
        public boolean isBatchFull() {
            return jobs + histories == BATCH;
        }

        public Forgotten and(Forgotten more) {
            return new Forgotten(jobs + more.jobs, histories + more.histories);
        }
    }

    /** Forgets a few of the jobs that came into their last state before {@code then} and about which no mail is owed. */
    public Forgotten forget(Instant then) {
        return transaction.execute(status -> {
            List<String> ended = jdbc.sql(ENDED_LONG_AGO)
                    .param(JobRows.time(then))
                    .query(String.class)
                    .list();
            return ended.isEmpty() ? Forgotten.NOTHING : forget(ended);
        });
    }

    private Forgotten forget(List<String> ended) {
        List<String> unfiled = jdbc.sql("select id from job where id in (:jobs) and state = 'NOTIFIED'"
                        + " and id not in (select job_id from job_note where job_id in (:jobs) and name = :filed)")
                .param("jobs", ended)
                .param("filed", JobNotes.ARCHIVED_AS)
                .query(String.class)
                .list();
        for (String table : List.of("job_note", "job_event", "outbox")) {
            jdbc.sql("delete from " + table + " where job_id in (:jobs)")
                    .param("jobs", ended)
                    .update();
        }
        Set<String> gone = new HashSet<>(ended);
        unfiled.forEach(gone::remove);
        change("update job set is_kept = true where id in (:jobs)", unfiled);
        change("delete from job where id in (:jobs)", gone);
        return new Forgotten(gone.size(), unfiled.size());
    }

    private void change(String statement, java.util.Collection<String> jobs) {
        if (!jobs.isEmpty()) {
            jdbc.sql(statement).param("jobs", jobs).update();
        }
    }
}
