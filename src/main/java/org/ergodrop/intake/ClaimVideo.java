package org.ergodrop.intake;

import java.io.IOException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.LostLeaseException;
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
    void claim(@ExchangeProperty(AnnounceJob.ANNOUNCED) Job announced) throws IOException {
        ledger.sent(announced);
        Job job = ledger.get(announced.id());
        if (!job.closed() && !job.state().isAnalysed() && !job.state().isFinal()) {
            move(job);
        }
    }

    private void move(Job job) throws IOException {
        try {
            folders.of(job).claim(job);
        } catch (IOException e) {
            // a worker was faster, who claims it too
            if (!(e.getCause() instanceof LostLeaseException)) {
                throw e;
            }
        }
    }
}
