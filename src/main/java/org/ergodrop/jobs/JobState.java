package org.ergodrop.jobs;

/** How far a job is. A state changes only by a compare-and-set on the job's row; every change is an event row. */
public enum JobState {
    /** Found in the hot folder; may still grow. */
    SEEN,
    /** Unchanged over two looks; waits in the hot folder until a worker is near. */
    STABLE,
    /** A message for the workers is on its way or will be. */
    QUEUED,
    /** A worker has it in hand. */
    RUNNING,
    /** The report is complete on the worker's disk. */
    ANALYSED,
    /** The report is proven to be where the user finds it. */
    DELIVERED,
    /** The video is filed. */
    ARCHIVED,
    /** The log line is written and the mail is in the outbox: the good end. */
    NOTIFIED,
    /** Not a usable video. */
    REJECTED,
    /** The attempts are spent or the failure cannot pass. */
    FAILED,
    /** The file went away or was replaced before the report was delivered. */
    CANCELLED,
    /** Waits for a pod with a GPU. */
    WAITING_GPU,
    /** Analysed, but the hot folder takes no report at the moment (its storage is full). */
    RESULTS_PENDING;

    /** Whether no later state follows; the job's row may still have last steps before it, see {@link Job#closed}. */
    public boolean isFinal() {
        return this == NOTIFIED || this == REJECTED || this == FAILED || this == CANCELLED;
    }

    /** Whether the report needs no analysis any more. */
    public boolean isAnalysed() {
        return this == ANALYSED || this == RESULTS_PENDING || isDelivered();
    }

    public boolean isDelivered() {
        return this == DELIVERED || this == ARCHIVED || this == NOTIFIED;
    }
}
