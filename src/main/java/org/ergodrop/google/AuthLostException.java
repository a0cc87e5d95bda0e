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
    private final String detail;

    /**
     * @param key which sentence of this room says why
     * @param account the account's name in our settings
     */
    public AuthLostException(String key, String account) {
        this(key, account, "");
    }

    /**
     * @param key which sentence of this room says why
     * @param account the account's name in our settings
     * @param detail what the sentence names besides: a file, a code of Google; never a secret
     */
    public AuthLostException(String key, String account, String detail) {
        super(SENTENCES.say(Locale.ENGLISH, key, account, detail));
        this.key = key;
        this.account = account;
        this.detail = detail;
    }

    /** Which sentence says why. */
    String key() {
        return key;
    }

    /** The same for another thread, with its own stack. */
    AuthLostException again() {
        return new AuthLostException(key, account, detail);
    }

    @Override
    public String explain(Locale locale) {
        return SENTENCES.say(locale, key, account, detail);
    }
}
