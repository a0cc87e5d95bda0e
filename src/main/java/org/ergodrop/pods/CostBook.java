package org.ergodrop.pods;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what pods cost: price times the time they were there, by days of the service's time zone. */
record CostBook(JdbcClient jdbc, ZoneId zone) {

    private static final double SECONDS_PER_HOUR = 3600;

    /** Counts a pod up to {@code until}; what was counted before is not counted again. */
    void count(RentedPod pod, Instant until) {
        Instant from = pod.countedUntil();
        if (!from.isBefore(until)) {
            return;
        }
        boolean isMine = jdbc.sql("update pod set counted_until = ? where id = ? and counted_until = ?")
                        .params(Times.of(until), pod.id(), Times.of(from))
                        .update()
                == 1;
        while (isMine && from.isBefore(until)) {
            LocalDate day = LocalDate.ofInstant(from, zone);
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            Instant end = midnight.isBefore(until) ? midnight : until;
            add(pod, day, Duration.between(from, end).toMillis() / 1000.0);
            from = end;
        }
    }

    private void add(RentedPod pod, LocalDate day, double seconds) {
        double dollars = pod.costPerHour() * seconds / SECONDS_PER_HOUR;
        int known = jdbc.sql("update pod_day set seconds = seconds + ?, dollars = dollars + ?"
                        + " where pod_id = ? and on_day = ?")
                .params(seconds, dollars, pod.id(), day)
                .update();
        if (known == 0) {
            jdbc.sql("insert into pod_day (pod_id, on_day, seconds, dollars) values (?, ?, ?, ?)")
                    .params(pod.id(), day, seconds, dollars)
                    .update();
        }
    }

    /** What the provider billed for a pod that is gone. */
    void billed(String podId, double dollars) {
        jdbc.sql("update pod set billed = ? where id = ?")
                .params(dollars, podId)
                .update();
    }
}
