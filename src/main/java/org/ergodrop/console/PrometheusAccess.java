package org.ergodrop.console;

/** Who may read the figures at {@code /actuator/prometheus}. */
public enum PrometheusAccess {
    /** Nobody. */
    OFF,
    /** Whoever can log in; programs by basic authentication. */
    LOGIN,
    /** Everybody who reaches the port. */
    OPEN
}
