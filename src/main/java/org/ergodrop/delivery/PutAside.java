package org.ergodrop.delivery;

import java.io.IOException;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobId;
import org.springframework.stereotype.Component;

/** Route verb {@code putAside}: moves a video that is given up to the failed ones, with a text file that says why. */
@Component("putAside")
class PutAside {

    private final HotFolder hotFolder;

    PutAside(HotFolder hotFolder) {
        this.hotFolder = hotFolder;
    }

    @Handler
    void putAside(
            @Header(JobHeaders.JOB_ID) String jobId,
            @Header(JobHeaders.OUTCOME) String outcome,
            @Header(JobHeaders.REASON) String reason)
            throws IOException {
        hotFolder.putAside(JobId.parse(jobId), Outcome.valueOf(outcome), reason);
    }
}
