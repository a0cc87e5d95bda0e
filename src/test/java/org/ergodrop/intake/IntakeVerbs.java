package org.ergodrop.intake;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.DefaultExchange;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobQueue;
import org.ergodrop.jobs.JobsProperties;
import org.ergodrop.jobs.LostLeaseException;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.TestLedger;
import org.ergodrop.jobs.TestQueue;

/** The route verbs of this room in the order the routes call them, without Camel's timers and without a broker. */
public final class IntakeVerbs {

    public final InFlight inFlight;

    private final LookIntoFolder look;
    private final AnnounceJob announce;
    private final ClaimVideo claim;
    private final JobsToSend toSend;
    private final BeginJob begin;
    private final FetchVideo fetch;
    private final LetGo letGo;
    private final TestQueue broker;
    private final CamelContext camel = new DefaultCamelContext();

    public IntakeVerbs(
            TestLedger rows,
            HotFolders folders,
            Queues queues,
            JobsProperties jobs,
            DataFolder data,
            TestQueue broker,
            LongSupplier nanoTime) {
        this.broker = broker;
        this.inFlight = new InFlight(rows.ledger);
        FolderHealth health = new FolderHealth(rows.troubles, rows.ledger, queues);
        this.look = new LookIntoFolder(
                folders, rows.ledger, new Stability(queues, nanoTime), health, new Paces(queues, nanoTime), jobs);
        this.announce = new AnnounceJob(rows.ledger);
        this.claim = new ClaimVideo(rows.ledger, folders);
        this.toSend = new JobsToSend(rows.ledger, (JobQueue) broker, folders, rows.clock);
        this.letGo = new LetGo(rows.ledger, inFlight, rows.clock);
        this.begin = new BeginJob(rows.ledger, folders, inFlight, data, jobs, letGo);
        this.fetch = new FetchVideo(folders, inFlight);
    }

    /** Route look: the jobs to queue now. */
    public List<String> look(String queue) throws IOException {
        return look.look(queue);
    }

    /** Route re-drive: the jobs to send again now. */
    public List<String> toSend() {
        return toSend.find();
    }

    /** Route queue-job. */
    public void queue(String jobId) throws IOException {
        Exchange exchange = exchange();
        announce.announce(jobId, exchange);
        if (exchange.isRouteStop()) {
            return;
        }
        broker.send(jobId, exchange.getMessage().getHeader(JobQueue.DUPLICATE_ID, String.class));
        claim.claim(exchange.getProperty(AnnounceJob.ANNOUNCED, Job.class));
    }

    /** The beginning of route work: the exchange carries what is left to do. */
    public Exchange begin(String jobId) throws Exception {
        Exchange exchange = exchange();
        begin.begin(jobId, exchange);
        return exchange;
    }

    public JobHeaders.Stage stage(Exchange exchange) {
        return JobHeaders.Stage.valueOf(exchange.getMessage().getHeader(JobHeaders.STAGE, String.class));
    }

    /** The exchange ends, in whatever way. */
    public void end(Exchange exchange) {
        List<Synchronization> completions = exchange.getExchangeExtension().handoverCompletions();
        if (completions != null) {
            completions.forEach(completion -> completion.onComplete(exchange));
        }
    }

    public VideoFile fetch(String jobId) throws IOException, LostLeaseException {
        return fetch.fetch(jobId);
    }

    public void interrupt(Job job) {
        letGo.interrupted(job.id());
    }

    private Exchange exchange() {
        return new DefaultExchange(camel);
    }
}
