package org.ergodrop.pods;

import java.time.Clock;

/** What every step of the controller works with. */
record PodDesk(
        PodLedger ledger,
        PodProvider provider,
        PodPause pause,
        PodNews news,
        Deployment deployment,
        PodProperties settings,
        Clock clock) {}
