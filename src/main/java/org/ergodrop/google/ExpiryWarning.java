package org.ergodrop.google;

import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/**
 * An authorization is about to end.
 *
 * @param key whether that is known or suspected
 * @param account the account's name in our settings
 * @param days whole days left
 */
record ExpiryWarning(String key, String account, long days) implements Explained {

    @Override
    public String explain(Locale locale) {
        return Sentences.of(ExpiryWarning.class).say(locale, key, account, days);
    }
}
