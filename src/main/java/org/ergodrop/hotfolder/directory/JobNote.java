package org.ergodrop.hotfolder.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.jobs.JobId;
import org.jspecify.annotations.Nullable;

/**
 * What the disk knows of a job: written before each step, so that a restart can tell how far it got.
 *
 * @param id the job
 * @param originalName what the person called the video
 * @param claimedAt when it was taken from 01-upload
 * @param starts how often work on it was begun
 * @param deliveredAs the report's folder in 03-completed; null before the report was complete
 * @param archivedAs the video's name in 04-archive; null before the report was delivered
 * @param failedAs the video's name in 06-failed; null unless it was given up
 * @param outcome how it ended; null while that is open
 * @param reason why it was given up
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobNote(
        String id,
        String originalName,
        Instant claimedAt,
        int starts,
        @Nullable String deliveredAs,
        @Nullable String archivedAs,
        @Nullable String failedAs,
        @Nullable Outcome outcome,
        @Nullable String reason) {

    static JobNote of(JobId id, String originalName, Instant now) {
        return new JobNote(id.value(), originalName, now, 0, null, null, null, null, null);
    }

    JobNote withStarts(int count) {
        return new JobNote(id, originalName, claimedAt, count, deliveredAs, archivedAs, failedAs, outcome, reason);
    }

    JobNote withDeliveredAs(String folder) {
        return new JobNote(id, originalName, claimedAt, starts, folder, archivedAs, failedAs, outcome, reason);
    }

    JobNote withArchivedAs(String name) {
        return new JobNote(id, originalName, claimedAt, starts, deliveredAs, name, failedAs, Outcome.COMPLETED, reason);
    }

    JobNote withFailedAs(String name, Outcome how, String why) {
        return new JobNote(id, originalName, claimedAt, starts, deliveredAs, archivedAs, name, how, why);
    }
}
