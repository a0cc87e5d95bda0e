package org.ergodrop.pipeline;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a hot folder on Google Drive is looked at.
 *
 * @param root id of the folder that holds 01-upload to 06-failed; empty: as "ergodrop setup drive" stored it
 * @param pollEvery pause between two looks while something happens
 * @param pollAtMost the pause grows to this while nothing happens; each look costs 100 quota units
 * @param minAge an upload has finished when it did not change for so long, over at least two looks
 */
@Validated
@ConfigurationProperties("ergodrop.drive.folder")
public record DriveFolderProperties(
        @Nullable String root,

        @DefaultValue("10s") @DurationMin(millis = 50, message = "must be at least 50ms")
        Duration pollEvery,

        @DefaultValue("5m") @DurationMin(millis = 50, message = "must be at least 50ms")
        Duration pollAtMost,

        @DefaultValue("30s") @DurationMin(millis = 0, message = "must not be negative")
        Duration minAge) {}
