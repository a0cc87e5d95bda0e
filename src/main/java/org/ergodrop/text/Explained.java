package org.ergodrop.text;

import java.util.Locale;

/** A failure that can tell a person, in her language, what happened and what to do: one sentence, no stack trace. */
public interface Explained {

    /** One clear sentence in {@code locale} (English when there is no translation). */
    String explain(Locale locale);
}
