package org.ergodrop.google;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A login that is carried to this machine with its settings, for machines that nobody logs in at.
 *
 * @param export what "ergodrop auth export" printed; taken over at the start (ERGODROP_GOOGLE_EXPORT)
 * @param passphrase belongs to it, only from the environment or a secret (ERGODROP_GOOGLE_PASSPHRASE)
 */
@ConfigurationProperties("ergodrop.google")
record ImportProperties(
        @DefaultValue("") String export, @DefaultValue("") String passphrase) {

    /** Without both: the text is a secret to who has the passphrase. */
    @Override
    public String toString() {
        return "ImportProperties[" + (export.isEmpty() ? "nothing" : "something") + " to import]";
    }
}
