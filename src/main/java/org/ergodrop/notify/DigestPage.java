package org.ergodrop.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ergodrop.jobs.MailDetails;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.MailEvent.Kind;
import org.ergodrop.jobs.Outbox.Owed;
import org.ergodrop.notify.MailPage.Section;
import org.ergodrop.notify.MailPage.Tone;

/** The page of a digest: what needs somebody first, then the reports. */
record DigestPage(Letter letter, MailWords words) {

    /** More than anybody reads in a mail; the rest is counted. Ours. */
    private static final int MOST_ENTRIES = 100;

    MailPage page() {
        List<MailEvent> events = letter.mails().stream().map(Owed::event).toList();
        List<MailEvent> ordered = Stream.concat(
                        events.stream().filter(event -> event.kind() != Kind.COMPLETED),
                        events.stream().filter(event -> event.kind() == Kind.COMPLETED))
                .toList();
        List<Section> sections = new ArrayList<>();
        ordered.stream().limit(MOST_ENTRIES).map(this::entry).forEach(sections::add);
        if (ordered.size() > MOST_ENTRIES) {
            sections.add(Section.of(
                    words.say("digest.more.title"), List.of(words.say("digest.more", ordered.size() - MOST_ENTRIES))));
        }
        boolean isAllDone = events.stream().allMatch(event -> event.kind() == Kind.COMPLETED);
        String counts = counts(events);
        return new MailPage(
                words.language(),
                words.say("digest.subject", counts),
                isAllDone ? Tone.GOOD : Tone.MODERATE,
                words.say("digest.title"),
                null,
                counts,
                sections,
                List.of(),
                List.of(words.say("footer.level"), words.whyYou(letter.event())));
    }

    private String counts(List<MailEvent> events) {
        List<String> counts = new ArrayList<>();
        for (Kind kind : List.of(Kind.COMPLETED, Kind.REJECTED, Kind.FAILED)) {
            long count = events.stream().filter(event -> event.kind() == kind).count();
            if (count > 0) {
                counts.add(words.say("digest.count." + kind, count));
            }
        }
        return String.join(", ", counts);
    }

    private Section entry(MailEvent event) {
        if (event.kind() == Kind.COMPLETED) {
            List<String> lines = new ArrayList<>(MailWords.lines(event, MailDetails.VERDICT));
            MailWords.lines(event, MailDetails.WORST).stream().limit(1).forEach(lines::add);
            return new Section(
                    words.name(event),
                    words.say("load." + EventPage.level(event)),
                    EventPage.tone(event),
                    false,
                    lines,
                    EventPage.links(event, words));
        }
        return new Section(
                words.name(event),
                words.say("chip." + event.kind()),
                event.kind() == Kind.FAILED ? Tone.BAD : Tone.MODERATE,
                false,
                MailWords.lines(event, MailDetails.REASON),
                List.of());
    }
}
