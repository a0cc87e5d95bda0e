package org.ergodrop.pods;

import java.time.Duration;

/** Pauses that grow. */
final class Backoff {

    private Backoff() {}

    /** {@code first} times {@code factor} to the power of {@code times}, at most {@code longest}. */
    static Duration pause(Duration first, int factor, int times, Duration longest) {
        Duration pause = first;
        for (int i = 0; i < times && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(factor);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
