package org.ergodrop.console;

import java.io.Serial;
import java.nio.file.Path;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/** The file with the hash of the console's password holds none: cut off by a full disk, or written by hand. */
final class BadPasswordFileException extends RuntimeException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Sentences SENTENCES = Sentences.of(BadPasswordFileException.class);

    private final String file;

    BadPasswordFileException(Path file) {
        super(SENTENCES.say(Locale.ENGLISH, "password.file", file.toString()));
        this.file = file.toString();
    }

    @Override
    public String explain(Locale locale) {
        return SENTENCES.say(locale, "password.file", file);
    }
}
