package org.ergodrop.delivery;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.LostLeaseException;
import org.springframework.stereotype.Component;

/** Route verb {@code reportFolder}: an empty folder that nobody sees yet, for the files of the report. */
@Component("reportFolder")
class ReportFolder {

    private final HotFolders folders;
    private final InFlight inFlight;

    ReportFolder(HotFolders folders, InFlight inFlight) {
        this.folders = folders;
        this.inFlight = inFlight;
    }

    @Handler
    Path prepare(@Header(JobHeaders.JOB_ID) String jobId) throws IOException, LostLeaseException {
        Job job = inFlight.require(jobId);
        return folders.of(job).reportFolder(job);
    }
}
