package org.ergodrop.cli;

import java.util.Locale;

/** The languages of reports and messages. */
enum ReportLanguage {
    CS,
    EN;

    /** Czech is the product's default; ERGODROP_LANG changes it where no {@code --lang} is given. */
    static ReportLanguage ofEnvironment() {
        return "en".equalsIgnoreCase(System.getenv("ERGODROP_LANG")) ? EN : CS;
    }

    Locale locale() {
        return this == CS ? Locale.forLanguageTag("cs") : Locale.ENGLISH;
    }
}
