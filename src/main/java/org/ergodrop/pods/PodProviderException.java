package org.ergodrop.pods;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The provider did not do what it was asked. The message is the provider's own, without secrets. */
public final class PodProviderException extends Exception {

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final transient Duration retryAfter;

    public PodProviderException(Kind kind, String message) {
        this(kind, message, Duration.ZERO, null);
    }

    public PodProviderException(Kind kind, String message, Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** How long the provider asks to wait; zero when it did not say. */
    public Duration retryAfter() {
        return retryAfter == null ? Duration.ZERO : retryAfter;
    }

    /** What follows from a failure; which answer is which stands in docs/decisions/0034-runpod-client.md. */
    public enum Kind {
        /** 400: a rule broken, or no capacity: the next candidate. When all candidates say so, our request is wrong. */
        REFUSED,
        /** 422, 404 template: our request does not fit; never repeated. */
        MALFORMED,
        /** 401: the key is no key. */
        UNAUTHORIZED,
        /** 403: this candidate is not for us. */
        FORBIDDEN,
        /** 402: no money; nothing is created until it is back. */
        NO_BALANCE,
        /** 409: not possible in the pod's state. */
        CONFLICT,
        /** 429: later. */
        RATE_LIMITED,
        /** 5xx, or no connection at all: it certainly or probably did not happen. */
        UNAVAILABLE,
        /** The request left and no answer came: it may have happened. */
        UNCLEAR
    }
}
