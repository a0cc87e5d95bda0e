package org.ergodrop.pipeline;

import jakarta.annotation.PostConstruct;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.Ledger;
import org.springframework.stereotype.Component;

/** Before the routes start: what this installation held when it was killed is free again, without waiting for the lease. */
@Component
class FreeLeases {

    private final Ledger ledger;
    private final DataFolder data;

    FreeLeases(Ledger ledger, DataFolder data) {
        this.ledger = ledger;
        this.data = data;
    }

    @PostConstruct
    void free() {
        ledger.dropLeases(data.instance());
    }
}
