package org.ergodrop.pods;

/** Why a pod's end was decided. */
public enum EndReason {
    /** No work was in sight for as long as a pod may idle. */
    IDLE(false),
    /** Its hard deadline passed. */
    DEADLINE(true),
    /** It did not come up in time. */
    STUCK_STARTING(true),
    /** The provider says that it failed. */
    FAILED(true),
    /** It stopped by itself; its disk still costs. */
    EXITED(true),
    /** Its container starts again and again. */
    RESTARTS(true),
    /** Work is there and nothing of it moves. */
    NO_PROGRESS(true),
    /** It is not there any more without our doing: it ended itself, or the provider or a person did. */
    VANISHED(false),
    /** A second pod for one intent; the older one stays. */
    DUPLICATE(false),
    /** It carries our name and nobody wanted it. */
    ORPHAN(true),
    /** The money for the day is spent. */
    BUDGET(true),
    /** It costs more than the limit allows. */
    TOO_EXPENSIVE(true),
    /** A person said so. */
    BY_HAND(false);

    private final boolean isTold;

    EndReason(boolean isTold) {
        this.isTold = isTold;
    }

    /** Whether the operator gets a mail: a guard had to end the pod. */
    boolean isTold() {
        return isTold;
    }
}
