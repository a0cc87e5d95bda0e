package org.ergodrop.jobs;

import java.time.Duration;

/** What keeps the service, or one of its hot folders, from working until somebody or time mends it. */
public enum TroubleKind {
    /** The Google authorization is gone: no new work until somebody logs in again. */
    AUTH_LOST(true),
    /** A folder is missing or closed to us: no new work from it. */
    CONFIG_ERROR(true),
    /** The other side does not answer. */
    OUTAGE(true, Duration.ofMinutes(10)),
    /** The Drive takes no more work today. */
    DAILY_CAP(true),
    /** The Drive has no room for reports. */
    STORAGE_FULL(false),
    /** The local disk has no room for the next video. */
    DISK_FULL(true),
    /** The authorization is about to end. */
    TOKEN_EXPIRES_SOON(false),
    /** No pod with a GPU can be had. */
    POD_UNAVAILABLE(false),
    /** A pod resists its end, and costs. */
    POD_NOT_GONE(false),
    /** The pods' provider wants money first. */
    POD_BALANCE(false),
    /** The money for pods that the settings allow for a day is spent. */
    POD_BUDGET(false),
    /** The pods' provider does not take our key. */
    POD_KEY_REFUSED(false),
    /** The pods' provider does not take a request as the settings make it. */
    POD_REQUEST_REFUSED(false),
    /** The pods' provider does not answer. */
    POD_PROVIDER_AWAY(false),
    /** The controller of the pods cannot see how much work there is. */
    POD_WORK_UNSEEN(false),
    /** Pods end one after another and nothing of the work moves. */
    POD_FRUITLESS(false),
    /** An edited route file may not go live; the routes before run on. */
    ROUTES_BROKEN(false);

    private final boolean pausesIntake;

    private final Duration patience;

    TroubleKind(boolean pausesIntake) {
        this(pausesIntake, Duration.ZERO);
    }

    TroubleKind(boolean pausesIntake, Duration patience) {
        this.pausesIntake = pausesIntake;
        this.patience = patience;
    }

    /** How long it has to last before somebody is told: what passes by itself within minutes is nobody's business. Ours. */
    public Duration patience() {
        return patience;
    }

    /** Whether nothing new is taken while it lasts. */
    public boolean pausesIntake() {
        return pausesIntake;
    }
}
