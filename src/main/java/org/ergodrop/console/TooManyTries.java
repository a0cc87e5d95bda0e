package org.ergodrop.console;

import java.io.Serial;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many logins failed; said in the same way whether the user exists or not, and whether the password was right or not. */
final class TooManyTries extends AuthenticationException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Duration wait;

    TooManyTries(Duration wait) {
        super("Too many logins failed. Try again in " + seconds(wait) + " s.");
        this.wait = wait;
    }

    /** Until the next try is looked at, rounded up. */
    long waitSeconds() {
        return seconds(wait);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
