package org.ergodrop.pods;

import org.apache.camel.Handler;

/** Route verb {@code keepLead}: a beat while a turn lasts. */
record KeepLead(PodCycleDue turns) {

    @Handler
    void keep() {
        turns.keep();
    }
}
