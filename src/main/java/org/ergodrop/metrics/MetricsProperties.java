package org.ergodrop.metrics;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the metrics are made.
 *
 * @param every pause between two readings of ledger and queue for the metrics; a scrape itself asks neither
 */
@Validated
@ConfigurationProperties("ergodrop.metrics")
record MetricsProperties(
        @DefaultValue("15s") @NotNull(message = "is empty: name a time, for instance 15s")
        Duration every) {}
