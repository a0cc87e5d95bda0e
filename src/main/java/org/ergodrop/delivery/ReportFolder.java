package org.ergodrop.delivery;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobId;
import org.springframework.stereotype.Component;

/** Route verb {@code reportFolder}: an empty folder that nobody sees yet, for the files of the report. */
@Component("reportFolder")
class ReportFolder {

    private final HotFolder hotFolder;

    ReportFolder(HotFolder hotFolder) {
        this.hotFolder = hotFolder;
    }

    @Handler
    Path prepare(@Header(JobHeaders.JOB_ID) String jobId) throws IOException {
        return hotFolder.reportFolder(JobId.parse(jobId));
    }
}
