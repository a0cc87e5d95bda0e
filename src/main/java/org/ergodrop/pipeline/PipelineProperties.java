package org.ergodrop.pipeline;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Role;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the service as a whole does. Everything about a hot folder is the default of each of {@code queues}.
 *
 * @param roles what this process does: intake, worker, pods, console
 * @param source where videos come from: directory or drive
 * @param language language of reports and of the sentences for the user: cs or en
 * @param recipients who gets the mails about videos and troubles
 * @param account the Google authorization of a Drive folder, see "ergodrop auth login --account"
 * @param archive what is done with a video whose report is delivered: archive, leave or trash
 * @param nonVideos what is done with files that are no videos: failed or leave
 * @param subfolders whether videos in subfolders of 01-upload are taken too (Drive)
 * @param queues several hot folders; empty: one, as the keys above say
 * @param home where the program lies: the folder with models/, routes/ and config/; the launcher sets it
 * @param data folder for what must survive a restart: ledger, broker, work in progress
 * @param routes folder with the routes (*.camel.yaml); changes are taken up while the service runs
 * @param analysis analysis settings by their keys, as "ergodrop analyse --set" takes them
 */
@Validated
@ConfigurationProperties("ergodrop")
public record PipelineProperties(
        @DefaultValue({"intake", "worker", "console"}) List<Role> roles,

        @DefaultValue("directory") @NotNull(message = "is empty: set it to directory or drive")
        QueueSettings.Source source,

        @DefaultValue("cs") @NotNull(message = "is empty: set it to cs or en")
        Locale language,

        @DefaultValue List<String> recipients,
        @DefaultValue("default") String account,
        @DefaultValue("archive") QueueSettings.Archive archive,
        @DefaultValue("failed") QueueSettings.NonVideos nonVideos,
        @DefaultValue("false") boolean subfolders,
        @DefaultValue @Valid List<QueueProperties> queues,
        @DefaultValue(".") Path home,
        @DefaultValue("./data") Path data,

        @NotNull(message = "is empty: name the folder of the *.camel.yaml files")
        Path routes,

        @DefaultValue Map<String, String> analysis) {

    public PipelineProperties {
        requireKnown(language, "ergodrop.language");
        if (!Files.isDirectory(routes)) {
            throw new IllegalArgumentException(
                    "ergodrop.routes names no folder: " + routes + ". Set it to the folder of the *.camel.yaml files.");
        }
    }

    static Locale requireKnown(Locale language, String key) {
        if (!language.getLanguage().equals("cs") && !language.getLanguage().equals("en")) {
            throw new IllegalArgumentException(key + " must be cs or en, was " + language.toLanguageTag());
        }
        return language;
    }
}
