package org.ergodrop.intake;

import org.apache.camel.Handler;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.JobsProperties;
import org.ergodrop.jobs.Ledger;
import org.springframework.stereotype.Component;

/** Route verb {@code keepLeases}: this worker lives, its jobs stay its own; work on a job that is not its own any more ends. */
@Component("keepLeases")
class KeepLeases {

    private final Ledger ledger;
    private final InFlight inFlight;
    private final JobsProperties jobs;

    KeepLeases(Ledger ledger, InFlight inFlight, JobsProperties jobs) {
        this.ledger = ledger;
        this.inFlight = inFlight;
        this.jobs = jobs;
    }

    @Handler
    void keep() {
        inFlight.held().forEach((id, attempt) -> {
            if (!ledger.extendLease(id, attempt, jobs.lease())) {
                inFlight.lost(id, attempt);
            }
        });
    }
}
