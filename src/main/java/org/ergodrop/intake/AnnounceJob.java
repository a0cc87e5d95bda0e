package org.ergodrop.intake;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobQueue;
import org.ergodrop.jobs.Ledger;
import org.springframework.stereotype.Component;

/**
 * Route verb {@code announceJob}: the ledger notes that a message for the job is on its way, and the message gets its number,
 * by which the broker drops a second one. Nothing is sent when the job has moved on meanwhile.
 */
@Component("announceJob")
class AnnounceJob {

    /** The {@link Job} as it was announced, for the steps after the message. */
    static final String ANNOUNCED = "ErgodropAnnounced";

    private final Ledger ledger;

    AnnounceJob(Ledger ledger) {
        this.ledger = ledger;
    }

    @Handler
    void announce(@Header(JobHeaders.JOB_ID) String jobId, Exchange exchange) {
        Optional<Job> announced = ledger.find(JobId.parse(jobId)).flatMap(ledger::announce);
        if (announced.isEmpty()) {
            exchange.setRouteStop(true);
            return;
        }
        Job job = announced.get();
        exchange.getMessage().setHeader(JobHeaders.VIDEO_NAME, job.name());
        exchange.getMessage().setHeader(JobQueue.DUPLICATE_ID, job.id() + ":" + job.sends());
        exchange.setProperty(ANNOUNCED, job);
        exchange.getMessage().setBody(job.id().value());
    }
}
