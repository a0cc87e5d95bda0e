package org.ergodrop.jobs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One hot folder and what is done with its videos.
 *
 * @param name names it in the ledger, in logs and on the command line: letters, digits, dashes
 * @param source what kind of folder it is
 * @param directory root of a {@link Source#DIRECTORY} folder
 * @param driveRoot id of the Drive folder that holds 01-upload to 06-failed; null until "ergodrop setup drive" stored it
 * @param account which Google authorization it uses; "default" is the only one unless several are configured
 * @param language of its reports, reasons and mails: cs or en
 * @param recipients who gets its mails; empty: nobody
 * @param archive what is done with a video whose report is delivered
 * @param nonVideos what is done with files that are no videos
 * @param subfolders whether videos in subfolders of 01-upload are taken too
 * @param pace how often it is looked at
 * @param analysis analysis settings by key, on top of ergodrop.analysis
 */
public record QueueSettings(
        String name,
        Source source,
        Path directory,
        @Nullable String driveRoot,
        String account,
        Locale language,
        List<String> recipients,
        Archive archive,
        NonVideos nonVideos,
        boolean subfolders,
        Pace pace,
        Map<String, String> analysis) {

    /** What kind of folder it is. */
    public enum Source {
        DIRECTORY,
        DRIVE
    }

    /** What is done with a video whose report is delivered. */
    public enum Archive {
        /** To 04-archive. */
        ARCHIVE,
        /** Stays in 02-processing. */
        LEAVE,
        /** To the Drive's trash, where it can be taken back for 30 days. */
        TRASH
    }

    /** What is done with a file that is no video. */
    public enum NonVideos {
        /** To 06-failed, with the reason. */
        FAILED,
        /** Stays where it is, as if it were not there. */
        LEAVE
    }

    /**
     * How often a folder is looked at.
     *
     * @param pollEvery pause between two looks after something happened there
     * @param pollAtMost the pause grows to this while nothing happens
     * @param stableFor an upload has finished when it did not change for so long, over at least two looks
     */
    public record Pace(Duration pollEvery, Duration pollAtMost, Duration stableFor) {}

    public QueueSettings {
        recipients = List.copyOf(recipients);
        analysis = Map.copyOf(analysis);
    }
}
