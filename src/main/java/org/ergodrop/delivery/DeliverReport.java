package org.ergodrop.delivery;

import java.io.IOException;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobId;
import org.springframework.stereotype.Component;

/** Route verb {@code deliverReport}: makes the finished report visible, all files at once, exactly once; its folder name out. */
@Component("deliverReport")
class DeliverReport {

    private final HotFolder hotFolder;

    DeliverReport(HotFolder hotFolder) {
        this.hotFolder = hotFolder;
    }

    @Handler
    String deliver(@Header(JobHeaders.JOB_ID) String jobId) throws IOException {
        return hotFolder.deliver(JobId.parse(jobId));
    }
}
