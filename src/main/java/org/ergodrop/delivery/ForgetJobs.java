package org.ergodrop.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.Handler;
import org.ergodrop.jobs.JobsForgotten;
import org.ergodrop.jobs.JobsProperties;
import org.ergodrop.jobs.OldJobs;
import org.ergodrop.jobs.OldJobs.Forgotten;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Route verb {@code forgetJobs}: removes the jobs from the ledger that ended longer ago than {@code ergodrop.jobs.keep-closed}. */
@Component("forgetJobs")
class ForgetJobs {

    private static final Logger LOG = LoggerFactory.getLogger(ForgetJobs.class);

    private final OldJobs old;
    private final Duration keepClosed;
    private final Clock clock;
    private final CamelContext camel;
    private final ApplicationEventPublisher told;

    ForgetJobs(OldJobs old, JobsProperties jobs, Clock clock, CamelContext camel, ApplicationEventPublisher told) {
        this.old = old;
        this.keepClosed = jobs.keepClosed();
        this.clock = clock;
        this.camel = camel;
        this.told = told;
    }

    /** One small transaction after the other, until nothing is left or the service stops. */
    @Handler
    void forget() {
        if (keepClosed.isZero()) {
            return;
        }
        Instant then = clock.instant().minus(keepClosed);
        Forgotten all = Forgotten.NOTHING;
        Forgotten batch;
        do {
            batch = old.forget(then);
            all = all.and(batch);
        } while (batch.isBatchFull() && !camel.isStopping());
        int jobs = all.jobs() + all.histories();
        if (jobs > 0) {
            told.publishEvent(new JobsForgotten(jobs));
            LOG.info(
                    "Ledger: {} jobs that ended more than {} days ago are forgotten; of {} more only the history",
                    all.jobs(),
                    keepClosed.toDays(),
                    all.histories());
        }
    }
}
