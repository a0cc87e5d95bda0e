package org.ergodrop.delivery;

import java.io.IOException;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobId;
import org.springframework.stereotype.Component;

/** Route verb {@code archiveVideo}: moves the video of a delivered report to the archive. */
@Component("archiveVideo")
class ArchiveVideo {

    private final HotFolder hotFolder;

    ArchiveVideo(HotFolder hotFolder) {
        this.hotFolder = hotFolder;
    }

    @Handler
    void archive(@Header(JobHeaders.JOB_ID) String jobId) throws IOException {
        hotFolder.archive(JobId.parse(jobId));
    }
}
