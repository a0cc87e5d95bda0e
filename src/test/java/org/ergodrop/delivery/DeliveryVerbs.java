package org.ergodrop.delivery;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.LostLeaseException;
import org.ergodrop.jobs.TestLedger;

/** The route verbs of this room in the order the routes call them, without Camel. */
public final class DeliveryVerbs {

    private final ReportFolder reportFolder;
    private final DeliverReport deliver;
    private final ArchiveVideo archive;
    private final PutAside putAside;
    private final CloseJob close;
    private final CamelContext camel = new DefaultCamelContext();

    public DeliveryVerbs(TestLedger rows, HotFolders folders, InFlight inFlight) {
        this.reportFolder = new ReportFolder(folders, inFlight);
        this.deliver = new DeliverReport(folders, inFlight, rows.notes, rows.troubles);
        this.archive = new ArchiveVideo(folders, inFlight);
        this.putAside = new PutAside(folders, inFlight, rows.notes);
        this.close = new CloseJob(folders, inFlight, rows.ledger, rows.notes, rows.outbox, told -> {});
    }

    public Path reportFolder(String jobId) throws IOException, LostLeaseException {
        return reportFolder.prepare(jobId);
    }

    /** Route deliver. */
    public void deliver(String jobId) throws IOException, LostLeaseException {
        deliver.deliver(jobId, new DefaultExchange(camel));
        archive.archive(jobId);
        close.close(jobId);
    }

    /** Route put-aside; {@code outcome} and {@code reason} are null for a job that is given up already. */
    public void putAside(String jobId, JobState outcome, String reason) throws IOException, LostLeaseException {
        putAside.putAside(jobId, outcome == null ? null : outcome.name(), reason);
        close.close(jobId);
    }
}
