package org.ergodrop.pods;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What pods may cost at most, and how long they may live.
 *
 * @param maxPods pods at the same time; one whose end is not proven counts
 * @param videosPerPod another pod is wanted for each so many videos that wait or are in hand
 * @param dollarsPerHour what all pods together may cost in an hour [USD/h]
 * @param dollarsPerDay what they may cost in a day of the service's time zone [USD]; then all are ended until the next day
 * @param maxLife no pod lives longer, whatever it does
 * @param idle a pod is ended when no work was in sight for so long
 * @param startWithin a pod that does not run after so long is ended
 * @param noProgress all pods are ended when there is work and nothing of it moved for so long; longer than the longest video takes
 * @param maxStarts a pod whose container was started more often is ended
 * @param tolerance how far the provider's bill may differ from our account before somebody is told; 0.25 is a quarter
 */
public record PodLimits(
        @DefaultValue("1")
        @Min(value = 0, message = "must not be negative")
        @Max(value = 200, message = "must be at most 200")
        int maxPods,

        @DefaultValue("20") @Min(value = 1, message = "must be at least 1")
        int videosPerPod,

        @DefaultValue("2.0") @DecimalMin(value = "0.0", message = "must not be negative")
        double dollarsPerHour,

        @DefaultValue("20.0") @DecimalMin(value = "0.0", message = "must not be negative")
        double dollarsPerDay,

        @DefaultValue("12h") @DurationMin(seconds = 10, message = "must be at least 10s")
        Duration maxLife,

        @DefaultValue("10m") @DurationMin(seconds = 1, message = "must be at least 1s")
        Duration idle,

        @DefaultValue("20m") @DurationMin(seconds = 1, message = "must be at least 1s")
        Duration startWithin,

        @DefaultValue("3h") @DurationMin(seconds = 1, message = "must be at least 1s")
        Duration noProgress,

        @DefaultValue("3") @Min(value = 1, message = "must be at least 1")
        int maxStarts,

        @DefaultValue("0.25") @DecimalMin(value = "0.0", message = "must not be negative")
        double tolerance) {}
