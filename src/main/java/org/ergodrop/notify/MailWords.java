package org.ergodrop.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ergodrop.jobs.MailDetails;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.text.Sentences;
import org.ergodrop.text.ShownText;

/**
 * The words of mails in one language, and the details of an event as they may be shown.
 *
 * @param zone of the times it names
 */
record MailWords(Locale language, ZoneId zone) {

    private static final Sentences SENTENCES = Sentences.of(MailWords.class);

    /** Code points of a name; longer ones fill a phone's screen. Ours. */
    private static final int LONGEST_NAME = 80;

    /** Characters of any other line: a sentence of ours is far shorter. Ours. */
    private static final int LONGEST_LINE = 1500;

    /** The queue that needs no configuration, and no name. */
    private static final String ONLY_QUEUE = "default";

    String say(String key, Object... arguments) {
        return SENTENCES.say(language, key, arguments);
    }

    /** The video, as it may be shown. */
    String name(MailEvent event) {
        String raw = event.detail(MailDetails.VIDEO_NAME).orElse("").strip();
        return raw.isEmpty() ? say("name.unknown") : ShownText.of(raw, LONGEST_NAME);
    }

    /** A detail's lines, none of them empty. */
    static List<String> lines(MailEvent event, String key) {
        return event.detail(key)
                .orElse("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> ShownText.of(line, LONGEST_LINE))
                .toList();
    }

    /** A detail that is an address a browser opens; empty for anything else, whatever it claims to be. */
    static Optional<String> address(MailEvent event, String key) {
        return event.detail(key).flatMap(MailWords::address);
    }

    static Optional<String> address(String raw) {
        try {
            URI uri = new URI(raw);
            boolean isWeb = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return isWeb && uri.getHost() != null ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Why the reader has this mail. */
    String whyYou(MailEvent event) {
        if (event.queue() == null) {
            return say("footer.operator");
        }
        return event.queue().equals(ONLY_QUEUE)
                ? say("footer.default")
                : say("footer.queue", ShownText.of(event.queue()));
    }

    String time(Instant instant) {
        return DateTimeFormatter.ofPattern(say("time.pattern"), language)
                .withZone(zone)
                .format(instant);
    }
}
