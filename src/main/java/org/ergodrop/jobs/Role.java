package org.ergodrop.jobs;

import java.util.Locale;

/** What one process of the service does ({@code ergodrop.roles}); one process may do all of it. */
public enum Role {
    /** Finds finished videos and queues them. */
    INTAKE,
    /** Analyses queued videos and delivers the reports. */
    WORKER,
    /** Keeps GPU pods alive, only while there is work for them. */
    PODS,
    /** Serves Hawtio. */
    CONSOLE;

    /** The switch that routes and beans ask: {@code ergodrop.role.worker} is true or false. */
    public String key() {
        return "ergodrop.role." + name().toLowerCase(Locale.ROOT);
    }
}
