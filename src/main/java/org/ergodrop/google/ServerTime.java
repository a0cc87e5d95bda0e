package org.ergodrop.google;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Google's time: our clock, put right by the {@code Date} of Google's last answer. So a machine whose clock is an hour off
 * does not warn a day too late.
 */
final class ServerTime {

    private final Clock clock;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    ServerTime(Clock clock) {
        this.clock = clock;
    }

    /** An answer of Google was written at this time. */
    void observe(Instant googleSays) {
        ahead.set(Duration.between(clock.instant(), googleSays));
    }

    Instant now() {
        return clock.instant().plus(ahead.get());
    }
}
