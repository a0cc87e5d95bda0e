package org.ergodrop.pods;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/** The hot folder has not answered in time. */
final class UnseenWorkException extends IOException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Sentences SENTENCES = Sentences.of(UnseenWorkException.class);

    private final long seconds;

    UnseenWorkException(Duration waited) {
        super(SENTENCES.say(Locale.ENGLISH, "unseen", waited.toSeconds()));
        this.seconds = waited.toSeconds();
    }

    @Override
    public String explain(Locale locale) {
        return SENTENCES.say(locale, "unseen", seconds);
    }
}
