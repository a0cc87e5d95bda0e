package org.ergodrop.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.ergodrop.jobs.JobState;
import org.ergodrop.text.ShownText;
import org.jspecify.annotations.Nullable;

/**
 * How jobs are told on a terminal.
 *
 * @param zone in which times are told
 */
record JobWords(Locale locale, ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    String time(@Nullable Instant instant) {
        return instant == null ? "-" : TIME.withZone(zone).format(instant);
    }

    /** A name or a sentence in one line, cut to so many characters. */
    static String oneLine(@Nullable String text, int most) {
        return text == null ? "" : ShownText.of(text, most);
    }

    String meaning(JobState state) {
        return say("jobs.state." + state.name());
    }

    String say(String key, Object... arguments) {
        return CliText.SENTENCES.say(locale, key, arguments);
    }
}
