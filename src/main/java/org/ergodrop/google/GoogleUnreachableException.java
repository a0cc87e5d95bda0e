package org.ergodrop.google;

import java.io.IOException;
import java.io.Serial;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/** Google's authorization server did not answer, or not in a way that says anything about the authorization. Passes by itself. */
public final class GoogleUnreachableException extends IOException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Sentences SENTENCES = Sentences.of(GoogleUnreachableException.class);

    private final String host;
    private final String reason;

    /**
     * @param host which of Google's machines was asked
     * @param reason what came instead of an answer; no secret
     */
    GoogleUnreachableException(String host, String reason) {
        super(SENTENCES.say(Locale.ENGLISH, "auth.unreachable", host, reason));
        this.host = host;
        this.reason = reason;
    }

    /** The same for another thread, with its own stack. */
    GoogleUnreachableException again() {
        return new GoogleUnreachableException(host, reason);
    }

    @Override
    public String explain(Locale locale) {
        return SENTENCES.say(locale, "auth.unreachable", host, reason);
    }
}
