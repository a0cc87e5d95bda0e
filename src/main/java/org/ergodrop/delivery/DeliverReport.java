package org.ergodrop.delivery;

import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.hotfolder.Delivery;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.LostLeaseException;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.jobs.Troubles;
import org.springframework.stereotype.Component;

/**
 * Route verb {@code deliverReport}: makes the finished report visible, all files at once, exactly once, and proves it; the name
 * of its folder out. A video whose content changed under the analysis gets no report.
 */
@Component("deliverReport")
class DeliverReport {

    private final HotFolders folders;
    private final InFlight inFlight;
    private final JobNotes notes;
    private final Troubles troubles;

    DeliverReport(HotFolders folders, InFlight inFlight, JobNotes notes, Troubles troubles) {
        this.folders = folders;
        this.inFlight = inFlight;
        this.notes = notes;
        this.troubles = troubles;
    }

    @Handler
    void deliver(@Header(JobHeaders.JOB_ID) String jobId, Exchange exchange) throws IOException, LostLeaseException {
        Job job = inFlight.require(jobId);
        if (job.state().isDelivered()) {
            return;
        }
        HotFolder folder = folders.of(job);
        folder.confirm(job);
        Delivery delivery = folder.deliver(job);
        DeliveryNotes.write(notes, job.id(), delivery);
        inFlight.move(job, JobState.DELIVERED);
        troubles.end(TroubleKind.STORAGE_FULL, job.queue(), job.queue());
        exchange.getMessage().setBody(delivery.folder());
    }
}
