package org.ergodrop.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether this machine's clock agrees with the database's. Leases are written and read by the clocks of the processes: who is ahead
 * takes the jobs of living workers, who is behind loses his own.
 */
@Component("clockHealthIndicator")
class ClockHealth implements HealthIndicator {

    /** Of a lease. Ours. */
    private static final int PART = 4;

    private final JdbcClient jdbc;
    private final Duration mayDiffer;
    private final Clock clock;

    ClockHealth(JdbcClient jdbc, JobsProperties jobs, Clock clock) {
        this.jdbc = jdbc;
        this.mayDiffer = jobs.lease().dividedBy(PART);
        this.clock = clock;
    }

    @Override
    public Health health() {
        Instant asked = clock.instant();
        Instant there = jdbc.sql("select current_timestamp")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Instant answered = clock.instant();
        // it lies between question and answer, however long those took
        Duration ahead = there.isBefore(asked) ? Duration.between(there, asked) : Duration.ZERO;
        Duration behind = there.isAfter(answered) ? Duration.between(answered, there) : Duration.ZERO;
        boolean agrees = ahead.plus(behind).compareTo(mayDiffer) <= 0;
        return Health.status(agrees ? Status.UP : HealthProperties.DEGRADED)
                .withDetail(
                        "aheadOfDatabase",
                        ahead.minus(behind).truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
    }
}
