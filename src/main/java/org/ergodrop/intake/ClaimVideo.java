package org.ergodrop.intake;

import java.io.IOException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.LostLeaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Route verb {@code claimVideo}: the message is sent, so the file goes to 02-processing (the worker makes sure of it again). */
@Component("claimVideo")
class ClaimVideo {

    private static final Logger LOG = LoggerFactory.getLogger(ClaimVideo.class);

    private final Ledger ledger;
    private final HotFolders folders;

    ClaimVideo(Ledger ledger, HotFolders folders) {
        this.ledger = ledger;
        this.folders = folders;
    }

    @Handler
    void claim(@ExchangeProperty(AnnounceJob.ANNOUNCED) Job announced) throws IOException {
        ledger.sent(announced);
        Job job = ledger.get(announced.id());
        if (!job.closed() && !job.state().isAnalysed() && !job.state().isFinal()) {
            claimUnlessBegun(job);
        }
    }

    /** A worker that is free begins while we still ask the hot folder where the file is; then it is for the worker to move it. */
    private void claimUnlessBegun(Job job) throws IOException {
        try {
            folders.of(job).claim(job);
        } catch (IOException e) {
            if (!(e.getCause() instanceof LostLeaseException)) {
                throw e;
            }
            LOG.debug("{} was taken up before it was moved", job.name());
        }
    }
}
