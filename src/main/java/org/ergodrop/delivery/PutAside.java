package org.ergodrop.delivery;

import java.io.IOException;
import java.util.Objects;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.LostLeaseException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Route verb {@code putAside}: the ledger notes how the job ends and why; then the video goes to the failed ones, with a text
 * file that says why, or back to the uploads when its content is another one now (but not when a person cancelled the job:
 * there it would be taken again).
 */
@Component("putAside")
class PutAside {

    private final HotFolders folders;
    private final InFlight inFlight;
    private final JobNotes notes;

    PutAside(HotFolders folders, InFlight inFlight, JobNotes notes) {
        this.folders = folders;
        this.inFlight = inFlight;
        this.notes = notes;
    }

    @Handler
    void putAside(
            @Header(JobHeaders.JOB_ID) String jobId,
            @Header(JobHeaders.OUTCOME) @Nullable String outcome,
            @Header(JobHeaders.REASON) @Nullable String reason)
            throws IOException, LostLeaseException {
        Job job = inFlight.require(jobId);
        if (!job.state().isFinal()) {
            JobState end = JobState.valueOf(Objects.requireNonNull(outcome, "header " + JobHeaders.OUTCOME));
            job = inFlight.move(job, end, reason);
        }
        HotFolder folder = folders.of(job);
        boolean byHand = notes.read(job.id(), JobNotes.CANCELLED_BY_HAND).isPresent();
        if (job.state() == JobState.CANCELLED && !byHand) {
            folder.giveBack(job);
        } else {
            if (byHand) {
                // it may still lie in 01-upload
                folder.claim(job);
            }
            folder.putAside(job, Outcome.valueOf(job.state().name()), String.valueOf(job.reason()));
        }
    }
}
