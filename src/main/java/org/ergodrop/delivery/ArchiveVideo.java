package org.ergodrop.delivery;

import java.io.IOException;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.LostLeaseException;
import org.springframework.stereotype.Component;

/** Route verb {@code archiveVideo}: files the video of a delivered report. */
@Component("archiveVideo")
class ArchiveVideo {

    private final HotFolders folders;
    private final InFlight inFlight;

    ArchiveVideo(HotFolders folders, InFlight inFlight) {
        this.folders = folders;
        this.inFlight = inFlight;
    }

    @Handler
    void archive(@Header(JobHeaders.JOB_ID) String jobId) throws IOException, LostLeaseException {
        Job job = inFlight.require(jobId);
        if (job.state() == JobState.DELIVERED) {
            folders.of(job).archive(job);
            inFlight.move(job, JobState.ARCHIVED);
        }
    }
}
