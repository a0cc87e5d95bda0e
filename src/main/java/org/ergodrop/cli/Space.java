package org.ergodrop.cli;

import java.util.Locale;
import org.ergodrop.google.DriveOwner;

/**
 * How full a Drive is, in words.
 *
 * @param owner whose Drive
 */
record Space(DriveOwner owner) {

    private static final double GIB = 1L << 30;

    String words(Locale locale) {
        return owner.freeBytes()
                .map(free -> CliText.SENTENCES.say(
                        locale,
                        "auth.space",
                        free / GIB,
                        owner.limitBytes().orElseThrow() / GIB,
                        owner.usedBytes() / GIB))
                .orElseGet(() -> CliText.SENTENCES.say(locale, "auth.space-unlimited", owner.usedBytes() / GIB));
    }
}
