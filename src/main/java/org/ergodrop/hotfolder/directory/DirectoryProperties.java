package org.ergodrop.hotfolder.directory;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Hot folders on the local disk ({@code ergodrop.source=directory}).
 *
 * @param root folder that holds 01-upload to 06-failed; they are created when they are missing
 * @param pollEvery pause between two looks into 01-upload
 * @param minAge a file is taken when it has not changed for so long, over at least two looks
 */
@Validated
@ConfigurationProperties("ergodrop.directory")
public record DirectoryProperties(
        @DefaultValue("./data/hotfolder") @NotNull(message = "is empty: name the folder that holds 01-upload")
        Path root,

        @DefaultValue("2s") @DurationMin(millis = 50, message = "must be at least 50ms")
        Duration pollEvery,

        @DefaultValue("5s") @DurationMin(millis = 0, message = "must not be negative")
        Duration minAge) {}
