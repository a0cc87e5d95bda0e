package org.ergodrop.google;

import java.io.IOException;
import java.io.Serial;
import java.util.Locale;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;

/** There is no usable authorization: nobody logged in, or Google took it back. A person must log in. */
public final class AuthLostException extends IOException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Sentences SENTENCES = Sentences.of(AuthLostException.class);

    private final String key;
    private final String account;

    /**
     * @param key which sentence of this room says why
     * @param account the account's name in our settings
     */
    public AuthLostException(String key, String account) {
        super(SENTENCES.say(Locale.ENGLISH, key, account));
        this.key = key;
        this.account = account;
    }

    @Override
    public String explain(Locale locale) {
        return SENTENCES.say(locale, key, account);
    }
}
