package org.ergodrop.analysis;

import java.io.Serial;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/** A setting with an unknown key or a value that makes no sense; the message names the key. */
public final class SettingException extends IllegalArgumentException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Sentences SENTENCES = Sentences.of(SettingException.class);

    private final String sentence;
    private final transient Object[] arguments;

    private SettingException(String sentence, Object... arguments) {
        super(SENTENCES.say(Locale.ENGLISH, sentence, arguments));
        this.sentence = sentence;
        this.arguments = arguments.clone();
    }

    static SettingException unknown(String key, String known) {
        return new SettingException("setting.unknown", key, known);
    }

    static SettingException value(String key, String value, String expected) {
        return new SettingException("setting.value", key, value, expected);
    }

    static SettingException refused(String reason) {
        return new SettingException("setting.refused", reason);
    }

    @Override
    public String explain(Locale locale) {
        return SENTENCES.say(locale, sentence, arguments);
    }
}
