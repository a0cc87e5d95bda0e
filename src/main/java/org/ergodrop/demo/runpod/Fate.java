package org.ergodrop.demo.runpod;

import java.time.Duration;

/**
 * What becomes of a pod.
 *
 * @param after since its creation (VANISHES) or since its container started (RESTARTS), by the stand-in's clock
 */
public record Fate(Kind kind, Duration after) {

    /** The ways a pod may go. */
    public enum Kind {
        RUNS,
        /** PROVISIONING for ever. */
        STUCK,
        /** ERROR instead of RUNNING. */
        FAILS,
        /** STARTING for ever; the system log tells of an image that cannot be pulled. */
        NO_IMAGE,
        /** Its host is lost. */
        VANISHES,
        /** Its container exits again and again, and is restarted. */
        RESTARTS
    }

    static final Fate NORMAL = new Fate(Kind.RUNS, Duration.ZERO);
}
