package org.ergodrop.models;

import java.io.Serial;
import java.nio.file.Path;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/** A pose model's file is not where it should be. */
public final class MissingModelException extends RuntimeException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Sentences SENTENCES = Sentences.of(MissingModelException.class);

    private final String file;

    MissingModelException(Path file) {
        super(sentence(Locale.ENGLISH, file.toString()));
        this.file = file.toString();
    }

    @Override
    public String explain(Locale locale) {
        return sentence(locale, file);
    }

    private static String sentence(Locale locale, String file) {
        return SENTENCES.say(locale, "models.MISSING", file, ModelFolder.VARIABLE);
    }
}
