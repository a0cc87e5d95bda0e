package org.ergodrop.hotfolder;

import java.nio.file.Path;
import org.ergodrop.jobs.JobId;

/**
 * A video that belongs to one job.
 *
 * @param id the job
 * @param file where its bytes lie on the local disk
 * @param originalName what the person called it
 * @param starts how often work on it was begun, this time included; 0 before the first
 * @param stage how far an earlier start got
 */
public record ClaimedVideo(JobId id, Path file, String originalName, int starts, Stage stage) {

    /** How far an earlier start got, read from the disk. */
    public enum Stage {
        /** Nothing was delivered: to be analysed from its beginning. */
        NEW,
        /** The report is delivered, or complete and only its last rename is missing: no analysis, only the filing. */
        DELIVERED,
        /** It was given up, but not yet put aside completely. */
        GIVEN_UP,
        /** Somebody took the video away while it waited. */
        GONE
    }
}
