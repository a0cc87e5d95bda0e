package org.ergodrop.google;

import java.io.IOException;
import java.io.Serial;

/** Google's authorization server understood the question and said no. */
final class OAuthRefusal extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String code;

    /** @param code Google's {@code error}, for instance {@code invalid_grant} */
    OAuthRefusal(String code) {
        super("Google's authorization server answered " + code);
        this.code = code;
    }

    String code() {
        return code;
    }
}
