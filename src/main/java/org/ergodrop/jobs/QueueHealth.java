package org.ergodrop.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finished uploads that wait too long for a worker: too few of them, or none that works. One small question to the database. */
@Component("queueHealthIndicator")
@EnableConfigurationProperties(HealthProperties.class)
class QueueHealth implements HealthIndicator {

    private final JdbcClient jdbc;
    private final HealthProperties limits;
    private final Clock clock;

    QueueHealth(JdbcClient jdbc, HealthProperties limits, Clock clock) {
        this.jdbc = jdbc;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Health health() {
        List<Instant> waiting = jdbc.sql(
                        "select state_since from job where closed = false and state in ('STABLE', 'QUEUED')"
                                + " order by state_since fetch first 1000 rows only")
                .query((row, number) -> JobRows.instant(row, "state_since"))
                .list();
        Duration longest = waiting.isEmpty() ? Duration.ZERO : Duration.between(waiting.get(0), clock.instant());
        boolean tooLong = longest.compareTo(limits.longestWait()) > 0;
        return Health.status(tooLong ? HealthProperties.DEGRADED : Status.UP)
                .withDetail("waiting", waiting.size())
                .withDetail(
                        "longestWait", longest.truncatedTo(ChronoUnit.SECONDS).toString())
                .build();
    }
}
