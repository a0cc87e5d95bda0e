package org.ergodrop.jobs;

import java.io.Serial;

/** Another process leads meanwhile; what this one wanted to write was not written. */
public final class LostLeadException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    LostLeadException(String name) {
        super("another process leads \"" + name + "\" meanwhile");
    }
}
