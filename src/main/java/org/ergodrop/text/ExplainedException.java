package org.ergodrop.text;

import java.io.Serial;
import java.util.Locale;

/** A failure whose message is a sentence of its room: English in logs, the user's language for the user. */
public abstract class ExplainedException extends Exception implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Sentences sentences;
    private final String key;
    private final transient Object[] arguments;

    /**
     * @param sentences of the room that fails
     * @param key which sentence
     * @param arguments what stands for {@code {0}}, {@code {1}} … in it
     */
    protected ExplainedException(Sentences sentences, String key, Object... arguments) {
        super(sentences.say(Locale.ENGLISH, key, arguments));
        this.sentences = sentences;
        this.key = key;
        this.arguments = arguments.clone();
    }

    @Override
    public final String explain(Locale locale) {
        return sentences.say(locale, key, arguments);
    }
}
