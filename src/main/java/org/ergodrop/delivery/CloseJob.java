package org.ergodrop.delivery;

import java.io.IOException;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobId;
import org.springframework.stereotype.Component;

/** Route verb {@code closeJob}: writes the line in the processing log and forgets the job. */
@Component("closeJob")
class CloseJob {

    private final HotFolder hotFolder;

    CloseJob(HotFolder hotFolder) {
        this.hotFolder = hotFolder;
    }

    @Handler
    void close(@Header(JobHeaders.JOB_ID) String jobId) throws IOException {
        hotFolder.close(JobId.parse(jobId));
    }
}
