package org.ergodrop.google;

import java.io.Serial;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/** The login that came with the settings cannot be taken over: the service does not start without it. */
final class ImportAtStartException extends RuntimeException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Sentences SENTENCES = Sentences.of(ImportAtStartException.class);

    private final transient Explained reason;

    ImportAtStartException(AuthorizationException reason) {
        super(sentence(reason, Locale.ENGLISH));
        this.reason = reason;
    }

    private static String sentence(Explained reason, Locale locale) {
        return SENTENCES.say(locale, "import.at-start", reason.explain(locale));
    }

    @Override
    public String explain(Locale locale) {
        return sentence(reason, locale);
    }
}
