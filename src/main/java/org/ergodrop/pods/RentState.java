package org.ergodrop.pods;

/** What we know of a pod's end. */
public enum RentState {
    /** It is there and shall be. */
    ALIVE,
    /** Its end is decided and asked for, not proven: it may cost. */
    ENDING,
    /** Proven: twice not there, and in no list. */
    GONE
}
