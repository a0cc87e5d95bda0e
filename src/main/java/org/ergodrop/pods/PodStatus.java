package org.ergodrop.pods;

/** What the provider says of a pod (RunPod REST v2, schema PodStatus). */
public enum PodStatus {
    PROVISIONING,
    STARTING,
    RUNNING,
    /** Stopped: its disk may still cost. */
    EXITED,
    ERROR,
    TERMINATED,
    /** A word that this version does not know: as if it lived and cost. */
    UNKNOWN
}
