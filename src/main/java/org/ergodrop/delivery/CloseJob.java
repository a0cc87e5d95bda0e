package org.ergodrop.delivery;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobEnded;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobNotes;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.LostLeaseException;
import org.ergodrop.jobs.MailDetails;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.Outbox;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Route verb {@code closeJob}: the line in the processing log; then, in one transaction, the job's end and the mail that is owed
 * about it. Nobody is mailed about a file that its owner took away.
 */
@Component("closeJob")
class CloseJob {

    private static final Map<JobState, Outcome> OUTCOMES = Map.of(
            JobState.ARCHIVED, Outcome.COMPLETED,
            JobState.REJECTED, Outcome.REJECTED,
            JobState.FAILED, Outcome.FAILED,
            JobState.CANCELLED, Outcome.CANCELLED);

    private final HotFolders folders;
    private final InFlight inFlight;
    private final Ledger ledger;
    private final JobNotes notes;
    private final Outbox outbox;
    private final ApplicationEventPublisher told;

    CloseJob(
            HotFolders folders,
            InFlight inFlight,
            Ledger ledger,
            JobNotes notes,
            Outbox outbox,
            ApplicationEventPublisher told) {
        this.folders = folders;
        this.inFlight = inFlight;
        this.ledger = ledger;
        this.notes = notes;
        this.outbox = outbox;
        this.told = told;
    }

    @Handler
    void close(@Header(JobHeaders.JOB_ID) String jobId) throws IOException, LostLeaseException {
        Job job = inFlight.require(jobId);
        Outcome outcome = OUTCOMES.get(job.state());
        if (outcome == null) {
            throw new IllegalStateException("job " + job.id() + " is " + job.state() + ", not at its end");
        }
        folders.of(job).log(job, outcome);
        JobState end = outcome == Outcome.COMPLETED ? JobState.NOTIFIED : job.state();
        folders.of(job).forget(job);
        ledger.close(job, end, job.reason(), mails(job, outcome), outbox)
                .ifPresent(ended -> told.publishEvent(new JobEnded(ended.queue(), ended.state())));
    }

    private List<MailEvent> mails(Job job, Outcome outcome) {
        if (outcome == Outcome.CANCELLED) {
            return List.of();
        }
        Map<String, String> details = new HashMap<>(DeliveryNotes.read(notes, job.id()));
        details.put(MailDetails.VIDEO_NAME, job.name());
        if (job.reason() != null) {
            details.put(MailDetails.REASON, job.reason());
        }
        return List.of(MailEvent.of(job, notes.life(job.id()), MailEvent.Kind.valueOf(outcome.name()), details));
    }
}
