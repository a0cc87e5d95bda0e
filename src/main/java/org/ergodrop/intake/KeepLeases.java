package org.ergodrop.intake;

import org.apache.camel.Handler;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.JobsProperties;
import org.ergodrop.jobs.Ledger;
import org.springframework.stereotype.Component;

/** Route verb {@code keepLeases}: this worker lives, its jobs stay its own. */
@Component("keepLeases")
class KeepLeases {

    private final Ledger ledger;
    private final InFlight inFlight;
    private final DataFolder data;
    private final JobsProperties jobs;

    KeepLeases(Ledger ledger, InFlight inFlight, DataFolder data, JobsProperties jobs) {
        this.ledger = ledger;
        this.inFlight = inFlight;
        this.data = data;
        this.jobs = jobs;
    }

    @Handler
    void keep() {
        ledger.extendLeases(data.instance(), inFlight.all(), jobs.lease());
    }
}
