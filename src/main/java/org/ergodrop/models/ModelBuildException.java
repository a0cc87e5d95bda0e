package org.ergodrop.models;

import java.io.Serial;

/** The pose models could not be made; the message says what, why and what to do. Read by whoever builds, so English only. */
public final class ModelBuildException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    ModelBuildException(String message) {
        super(message);
    }

    ModelBuildException(String message, Throwable cause) {
        super(message, cause);
    }
}
