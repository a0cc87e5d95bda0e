package org.ergodrop.pods;

import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.ergodrop.jobs.Trouble;
import org.ergodrop.jobs.Troubles;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Work as the ledger shows it, for pods that are workers on the same database. A job waits when it is due and nobody holds it; one
 * with a lease that runs is in hand. Jobs of a hot folder that takes nothing new at the moment (signed out, folder gone) start no
 * pod.
 */
class LedgerWork implements WorkInSight {

    private final JdbcClient jdbc;
    private final Troubles troubles;
    private final Clock clock;

    LedgerWork(JdbcClient jdbc, Troubles troubles, Clock clock) {
        this.jdbc = jdbc;
        this.troubles = troubles;
        this.clock = clock;
    }

    @Override
    public Work look() throws IOException {
        try {
            Set<String> paused = troubles.all().stream()
                    .filter(trouble -> trouble.kind().pausesIntake())
                    .map(Trouble::subject)
                    .collect(Collectors.toSet());
            int[] counts = new int[2];
            jdbc.sql("select queue, sum(case when lease_until > :now then 1 else 0 end) as held,"
                            + " sum(case when (lease_until is null or lease_until <= :now)"
                            + " and (not_before is null or not_before <= :now) then 1 else 0 end) as free"
                            + " from job where closed = false and state <> 'SEEN' group by queue")
                    .param("now", Times.of(clock.instant()))
                    .query(row -> {
                        counts[0] += paused.contains(row.getString("queue")) ? 0 : row.getInt("free");
                        counts[1] += row.getInt("held");
                    });
            long events = jdbc.sql("select coalesce(max(id), 0) from job_event")
                    .query(Long.class)
                    .single();
            return new Work(counts[0], counts[1], "event " + events);
        } catch (DataAccessException e) {
            throw new IOException("the ledger cannot be read", e);
        }
    }
}
