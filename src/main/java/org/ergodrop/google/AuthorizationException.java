package org.ergodrop.google;

import java.io.Serial;
import org.ergodrop.text.ExplainedException;
import org.ergodrop.text.Sentences;

/** A login, export, import or logout that did not come to its end; says why and what to do. */
public final class AuthorizationException extends ExplainedException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Sentences SENTENCES = Sentences.of(AuthorizationException.class);

    AuthorizationException(String key, Object... arguments) {
        super(SENTENCES, key, arguments);
    }
}
