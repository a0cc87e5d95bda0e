package org.ergodrop.notify;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a mail shows; the templates read it, HTML and plain text alike. No text in it has a character that breaks a line or hides.
 *
 * @param title what happened, fixed words
 * @param name the video or queue it is about; null when it is about many
 * @param chip a few words that stand out, or null
 * @param footer why this person has this mail, and how to read it
 */
public record MailPage(
        Locale language,
        String subject,
        Tone tone,
        String title,
        @Nullable String name,
        @Nullable String chip,
        List<Section> sections,
        List<Link> links,
        List<String> footer) {

    /** How it feels; the colour of chips. */
    public enum Tone {
        GOOD("#1a7f37"),
        MODERATE("#9a6700"),
        BAD("#b42318"),
        PLAIN("#57606a");

        private final String colour;

        Tone(String colour) {
            this.colour = colour;
        }

        /** White on it can be read, on light and dark pages alike (contrast at least 4.5). */
        public String getColour() {
            return colour;
        }
    }

    /**
     * A part of the page.
     *
     * @param heading or null
     * @param chip a word beside the heading, or null
     * @param isList whether the lines are items of a list
     */
    public record Section(
            @Nullable String heading,
            @Nullable String chip,
            Tone tone,
            boolean isList,
            List<String> lines,
            List<Link> links) {

        static Section of(String heading, List<String> lines) {
            return new Section(heading, null, Tone.PLAIN, false, lines, List.of());
        }

        static Section list(String heading, List<String> lines) {
            return new Section(heading, null, Tone.PLAIN, true, lines, List.of());
        }
    }

    /**
     * @param label what to press
     * @param address http or https
     */
    public record Link(String label, String address) {}

    public MailPage {
        sections = List.copyOf(sections);
        links = List.copyOf(links);
        footer = List.copyOf(footer);
    }
}
