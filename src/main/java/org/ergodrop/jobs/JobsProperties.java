package org.ergodrop.jobs;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many jobs run at once and how often one is tried.
 *
 * @param workers videos analysed at the same time; one video already uses every core
 * @param queuedAhead how many jobs of one hot folder are with the workers or on their way to them; the others wait in
 *     01-upload, so that hot folders take turns. At least the number of all workers when one folder is to keep them busy
 * @param lease a worker that has not been heard of for so long is dead, its jobs go to others
 * @param heartbeat how often a worker says that it lives; several times within the lease
 * @param tick how often the service looks which folder or job is due
 * @param maxStarts how often a video may be started before it is given up; counted on disk, so that a video that takes the
 *     whole program down is not tried for ever
 * @param retries how often a step that failed for a passing reason (full disk, busy file) is repeated
 * @param firstWait pause before the first repeat
 * @param waitMultiplier each further pause is so many times longer
 * @param longestWait no pause is longer
 * @param shortestPause a job that waits for the end of an outage looks again after a third of the outage's age, but not earlier
 *     than this
 * @param longestPause and not later than this
 * @param keepClosed how long the ledger keeps a job after its end; 0: for ever
 */
@Validated
@ConfigurationProperties("ergodrop.jobs")
public record JobsProperties(
        @DefaultValue("1")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = 64, message = "must be at most 64")
        int workers,

        @DefaultValue("2") @Min(value = 1, message = "must be at least 1")
        int queuedAhead,

        @DefaultValue("2m") @DurationMin(seconds = 3, message = "must be at least 3s")
        Duration lease,

        @DefaultValue("15s") @DurationMin(millis = 100, message = "must be at least 100ms")
        Duration heartbeat,

        @DefaultValue("1s") @DurationMin(millis = 20, message = "must be at least 20ms")
        Duration tick,

        @DefaultValue("3") @Min(value = 1, message = "must be at least 1")
        int maxStarts,

        @DefaultValue("5") @Min(value = 0, message = "must not be negative")
        int retries,

        @DefaultValue("2s") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration firstWait,

        @DefaultValue("3.0") @DecimalMin(value = "1.0", message = "must be at least 1.0")
        double waitMultiplier,

        @DefaultValue("2m") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration longestWait,

        @DefaultValue("10s") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration shortestPause,

        @DefaultValue("10m") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration longestPause,

        @DefaultValue("400d") @DurationMin(millis = 0, message = "must not be negative")
        Duration keepClosed) {

    /** A worker whose leases run out between two signs of life loses every job to others. */
    public JobsProperties {
        if (heartbeat.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException("ergodrop.jobs.heartbeat (" + heartbeat.toMillis()
                    + " ms) must be at most half of ergodrop.jobs.lease (" + lease.toMillis() + " ms)");
        }
        if (!keepClosed.isZero() && keepClosed.compareTo(SHORTEST_KEPT) < 0) {
            throw new IllegalArgumentException(
                    "ergodrop.jobs.keep-closed must be at least 7d: a list of Drive's may be older than the end of a job;"
                            + " 0 keeps them for ever");
        }
    }

    private static final Duration SHORTEST_KEPT = Duration.ofDays(7);
}
