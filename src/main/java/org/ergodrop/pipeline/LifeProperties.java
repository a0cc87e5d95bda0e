package org.ergodrop.pipeline;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When the service ends by itself, and how somebody outside sees that it is not stuck; for machines that are paid by the second.
 *
 * @param exitWhenIdle the service ends with exit code 0 when nothing was to do for so long; 0: never
 * @param aliveFile its time says when the service was last known not to be stuck; empty: no such file
 * @param stuckAfter a video in work that does not go forward for so long is stuck; longer than ergodrop.drive.patience
 */
@Validated
@ConfigurationProperties("ergodrop")
record LifeProperties(
        @DefaultValue("0s") Duration exitWhenIdle,
        @DefaultValue("") String aliveFile,

        @DefaultValue("20m") @DurationMin(millis = 100, message = "must be at least 100ms")
        Duration stuckAfter) {}
