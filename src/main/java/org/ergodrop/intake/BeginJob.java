package org.ergodrop.intake;

import java.io.IOException;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.apache.camel.Route;
import org.apache.camel.StatefulService;
import org.apache.camel.support.SynchronizationAdapter;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobHeaders.Stage;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobInLog;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.JobsProperties;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.TooManyStartsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Route verb {@code beginJob}: takes a job in hand (lease, next attempt, one more start, all before the file is touched) and
 * sets what is left to do. However the exchange ends, the job is put down; when its route was edited or stopped under it, the
 * start does not count.
 */
@Component("beginJob")
class BeginJob {

    private static final Logger LOG = LoggerFactory.getLogger(BeginJob.class);

    private final Ledger ledger;
    private final HotFolders folders;
    private final InFlight inFlight;
    private final DataFolder data;
    private final JobsProperties jobs;
    private final LetGo letGo;

    BeginJob(Ledger ledger, HotFolders folders, InFlight inFlight, DataFolder data, JobsProperties jobs, LetGo letGo) {
        this.ledger = ledger;
        this.folders = folders;
        this.inFlight = inFlight;
        this.data = data;
        this.jobs = jobs;
        this.letGo = letGo;
    }

    @Handler
    void begin(@Header(JobHeaders.JOB_ID) String jobId, Exchange exchange) throws IOException, TooManyStartsException {
        JobId id = JobId.parse(jobId);
        exchange.getMessage().setHeader(JobHeaders.STAGE, Stage.NOTHING.name());
        Optional<Job> begun = isOurs(id) ? take(id) : Optional.empty();
        if (begun.isEmpty()) {
            return;
        }
        Job job = begun.get();
        exchange.getExchangeExtension()
                .addOnCompletion(new PutDown(id, exchange.getContext().getRoute(exchange.getFromRouteId())));
        exchange.getMessage().setHeader(JobHeaders.QUEUE, job.queue());
        exchange.getMessage().setHeader(JobHeaders.VIDEO_NAME, job.name());
        exchange.getMessage().setHeader(JobHeaders.STAGE, stage(job).name());
        if (job.state() == JobState.RUNNING && job.starts() > jobs.maxStarts()) {
            throw new TooManyStartsException(job.name(), jobs.maxStarts());
        }
    }

    /** The hands stay on it only when it is begun: the route repeats this step when the ledger was away. */
    private Optional<Job> take(JobId id) {
        if (!inFlight.reach(id)) {
            return Optional.empty();
        }
        Optional<Job> begun = Optional.empty();
        try {
            begun = ledger.begin(id, data.instance(), jobs.lease());
        } finally {
            begun.ifPresentOrElse(inFlight::take, () -> inFlight.letGo(id));
        }
        return begun;
    }

    /** A job of a queue that is not configured (any more) stays as it is until it is. */
    private boolean isOurs(JobId id) {
        return ledger.find(id)
                .filter(job -> folders.byQueue().containsKey(job.queue()))
                .isPresent();
    }

    /** A report that is lost with its disk is made again. */
    private Stage stage(Job job) throws IOException {
        if (job.state().isFinal() && !job.state().isDelivered()) {
            return Stage.GIVEN_UP;
        }
        if (!job.state().isAnalysed()) {
            return Stage.NEW;
        }
        if (job.state().isDelivered() || folders.of(job).hasReport(job)) {
            return Stage.ANALYSED;
        }
        ledger.move(job, JobState.RUNNING, "the report is not on this worker's disk");
        return Stage.NEW;
    }

    /** Releases the job when its exchange ends, in whatever way. */
    private final class PutDown extends SynchronizationAdapter {

        private final JobId id;
        private final @Nullable Route begun;

        PutDown(JobId id, @Nullable Route begun) {
            this.id = id;
            this.begun = begun;
        }

        @Override
        public void onDone(Exchange exchange) {
            try (JobInLog named = JobInLog.of(id.value())) {
                putDown(isRouteTakenAway(exchange.getContext()));
            }
        }

        /** A service that stops takes its starts back by itself. */
        private boolean isRouteTakenAway(CamelContext camel) {
            if (begun == null || camel.isStopping() || camel.isStopped()) {
                return false;
            }
            // the route itself says "started" until its last video is let go: its consumer knows earlier
            boolean stands = begun.getConsumer() instanceof StatefulService consumer && !consumer.isStarted();
            return stands || camel.getRoute(begun.getRouteId()) != begun;
        }

        /** A job that has ended, or was postponed, is in nobody's hand any more; then there is nothing to do. */
        private void putDown(boolean isRouteTakenAway) {
            // an interrupted thread can write nothing
            boolean interrupted = Thread.interrupted();
            try {
                if (isRouteTakenAway) {
                    letGo.interrupted(id);
                } else {
                    letGo.unfinished(id);
                }
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("job {}: it could not be put down, its lease has to run out: {}", id, e.toString());
            } finally {
                inFlight.letGo(id);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
