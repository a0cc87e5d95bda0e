package org.ergodrop.pipeline;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ergodrop.jobs.QueueSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One of several hot folders; what is left out is as the service has it.
 *
 * @param name names it in the ledger, in logs and on the command line
 * @param source directory or drive
 * @param directory root of a directory
 * @param driveRoot id of the Drive folder that holds 01-upload to 06-failed
 * @param account the Google authorization
 * @param language of its reports and mails
 * @param recipients who gets its mails
 * @param archive what is done with a video whose report is delivered
 * @param nonVideos what is done with files that are no videos
 * @param subfolders whether videos in subfolders are taken too
 * @param analysis analysis settings by key, on top of ergodrop.analysis
 */
public record QueueProperties(
        @NotNull(message = "is missing: give each of ergodrop.queues a name")
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = "must be letters a-z, digits and dashes, at most 40")
        String name,

        QueueSettings.@Nullable Source source,
        @Nullable Path directory,
        @Nullable String driveRoot,
        @Nullable String account,
        @Nullable Locale language,
        @Nullable List<String> recipients,
        QueueSettings.@Nullable Archive archive,
        QueueSettings.@Nullable NonVideos nonVideos,
        @Nullable Boolean subfolders,
        @DefaultValue Map<String, String> analysis) {}
