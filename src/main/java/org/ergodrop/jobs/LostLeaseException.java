package org.ergodrop.jobs;

import java.io.Serial;

/** The job belongs to another worker by now: what this one still has in hand is dropped without a trace. */
public final class LostLeaseException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    public LostLeaseException(JobId id) {
        super("job " + id + " was taken up by another worker");
    }
}
