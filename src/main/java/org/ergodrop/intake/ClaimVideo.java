package org.ergodrop.intake;

import java.io.IOException;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.Ledger;
import org.springframework.stereotype.Component;

/** Route verb {@code claimVideo}: the message is sent, so the file goes to 02-processing (the worker makes sure of it again). */
@Component("claimVideo")
class ClaimVideo {

    private final Ledger ledger;
    private final HotFolders folders;

    ClaimVideo(Ledger ledger, HotFolders folders) {
        this.ledger = ledger;
        this.folders = folders;
    }

    @Handler
    void claim(@Header(JobHeaders.JOB_ID) String jobId) throws IOException {
        Job job = ledger.get(JobId.parse(jobId));
        ledger.sent(job);
        if (!job.closed() && !job.state().isAnalysed() && !job.state().isFinal()) {
            folders.of(job).claim(job);
        }
    }
}
