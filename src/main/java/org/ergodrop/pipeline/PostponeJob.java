package org.ergodrop.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.hotfolder.HotFolderException;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.JobsProperties;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.Ledger.Charge;
import org.ergodrop.jobs.LostLeaseException;
import org.ergodrop.jobs.Trouble;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.jobs.Troubles;
import org.ergodrop.pipeline.FailureTable.Judgement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Route verb {@code postponeJob}: the video is not at fault, so the job waits, its start does not count, and what is done stays.
 * The longer the trouble lasts, the longer the pause; its end wakes the job.
 */
@Component("postponeJob")
class PostponeJob {

    private static final Logger LOG = LoggerFactory.getLogger(PostponeJob.class);

    /** A daily cap is probed once an hour: docs/faults.md no. 12. */
    private static final Duration DAILY_CAP = Duration.ofHours(1);

    private static final Map<HotFolderException.Kind, TroubleKind> TROUBLES = Map.of(
            HotFolderException.Kind.OUTAGE, TroubleKind.OUTAGE,
            HotFolderException.Kind.BUSY, TroubleKind.OUTAGE,
            HotFolderException.Kind.DAILY_CAP, TroubleKind.DAILY_CAP,
            HotFolderException.Kind.AUTH_LOST, TroubleKind.AUTH_LOST,
            HotFolderException.Kind.CONFIG_ERROR, TroubleKind.CONFIG_ERROR,
            HotFolderException.Kind.STORAGE_FULL, TroubleKind.STORAGE_FULL,
            HotFolderException.Kind.DISK_FULL, TroubleKind.DISK_FULL);

    private final Ledger ledger;
    private final InFlight inFlight;
    private final Troubles troubles;
    private final Failures failures;
    private final JobsProperties jobs;
    private final Clock clock;

    PostponeJob(
            Ledger ledger, InFlight inFlight, Troubles troubles, Failures failures, JobsProperties jobs, Clock clock) {
        this.ledger = ledger;
        this.inFlight = inFlight;
        this.troubles = troubles;
        this.failures = failures;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Handler
    void postpone(@Header(JobHeaders.JOB_ID) String jobId, Exchange exchange) throws LostLeaseException {
        Job job = inFlight.require(jobId);
        Judgement judgement = Failures.judge(exchange);
        String reason = failures.sentence(exchange, judgement);
        TroubleKind kind = kind(judgement);
        troubles.begin(kind, job.queue(), job.queue(), reason);
        Duration pause = pause(kind, job.queue(), judgement);
        LOG.warn("{} waits {} s: {}", job.name(), pause.toSeconds(), reason);
        if (kind == TroubleKind.STORAGE_FULL && job.state() == JobState.ANALYSED) {
            job = inFlight.move(job, JobState.RESULTS_PENDING);
        }
        ledger.postpone(job, clock.instant().plus(pause), Charge.FREE, reason);
        inFlight.release(job.id());
    }

    private static TroubleKind kind(Judgement judgement) {
        return judgement.failure() instanceof HotFolderException named
                ? TROUBLES.getOrDefault(named.kind(), TroubleKind.OUTAGE)
                : TroubleKind.DISK_FULL;
    }

    private Duration pause(TroubleKind kind, String queue, Judgement judgement) {
        if (kind == TroubleKind.DAILY_CAP) {
            return DAILY_CAP;
        }
        Optional<Duration> asked =
                judgement.failure() instanceof HotFolderException named ? named.retryAfter() : Optional.empty();
        Instant now = clock.instant();
        Duration age = troubles.find(kind, queue)
                .map(Trouble::since)
                .map(since -> Duration.between(since, now).dividedBy(3))
                .orElse(jobs.shortestPause());
        Duration own =
                Collections.max(List.of(jobs.shortestPause(), Collections.min(List.of(age, jobs.longestPause()))));
        return asked.filter(wanted -> wanted.compareTo(own) > 0).orElse(own);
    }
}
