package org.ergodrop.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences of one room, from {@code <room>/Sentences.properties} (English) and {@code Sentences_cs.properties} beside it.
 *
 * @param baseName resource bundle, for instance {@code org.ergodrop.analysis.video.Sentences}
 */
public record Sentences(String baseName) {

    private static final ResourceBundle.Control ENGLISH_IS_THE_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The sentences that lie beside {@code room}. */
    public static Sentences of(Class<?> room) {
        return new Sentences(room.getPackageName() + ".Sentences");
    }

    /** The sentence {@code key} in {@code locale}, its {@code {0}}, {@code {1}} … replaced. */
    public String say(Locale locale, String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(baseName, locale, ENGLISH_IS_THE_FALLBACK)
                .getString(key);
        return new MessageFormat(pattern, locale).format(arguments);
    }
}
