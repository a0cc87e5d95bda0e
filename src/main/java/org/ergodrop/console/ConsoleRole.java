package org.ergodrop.console;

/** What somebody who is logged in may do. */
public enum ConsoleRole {
    /** Looks: figures, routes, states. */
    VIEWER,
    /** Looks, stops and starts routes, and browses queues. */
    OPERATOR
}
