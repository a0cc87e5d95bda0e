package org.ergodrop.jobs;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * From when on the health of the service is no longer good.
 *
 * @param longestWait how long a finished upload may wait for a worker
 * @param freeDisk how much room the disk of the data folder should have
 */
@Validated
@ConfigurationProperties("ergodrop.health")
public record HealthProperties(
        @DefaultValue("6h") @DurationMin(millis = 1, message = "must be longer than 0")
        Duration longestWait,

        @DefaultValue("2GB") @NotNull(message = "is empty: set it to a size, for instance 2GB")
        DataSize freeDisk) {

    /** The service works, but a person should look at it. HTTP 200: a restart would mend nothing. */
    public static final Status DEGRADED = new Status("DEGRADED");
}
