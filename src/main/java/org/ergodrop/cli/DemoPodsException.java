package org.ergodrop.cli;

import java.io.IOException;
import java.io.Serial;
import java.util.Locale;
import org.ergodrop.text.Explained;

/** Something is missing on this machine that a pod runs with. */
final class DemoPodsException extends IOException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private final String sentence;
    private final String missing;

    DemoPodsException(String sentence, String missing) {
        super(CliText.SENTENCES.say(Locale.ENGLISH, sentence, missing));
        this.sentence = sentence;
        this.missing = missing;
    }

    @Override
    public String explain(Locale locale) {
        return CliText.SENTENCES.say(locale, sentence, missing);
    }
}
