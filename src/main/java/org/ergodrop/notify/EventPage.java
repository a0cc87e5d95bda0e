package org.ergodrop.notify;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ergodrop.jobs.MailDetails;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.notify.MailPage.Link;
import org.ergodrop.notify.MailPage.Section;
import org.ergodrop.notify.MailPage.Tone;
import org.ergodrop.text.ShownText;

/**
 * The page of one event.
 *
 * @param attachment what is said about the workbook: it is attached, too large, or nothing
 * @param console link to the console, if any
 */
record EventPage(MailEvent event, MailWords words, List<String> attachment, Optional<String> console) {

    MailPage page() {
        return switch (event.kind()) {
            case COMPLETED -> completed();
            case REJECTED, FAILED -> notCompleted();
            case TROUBLE, TROUBLE_OVER -> trouble();
            case POD_ENDED, POD_COST -> pod();
        };
    }

    /** Tone of a report's level; grey for one that was not assessed. */
    static Tone tone(MailEvent event) {
        return switch (level(event)) {
            case "LOW" -> Tone.GOOD;
            case "RAISED" -> Tone.MODERATE;
            case "HIGH" -> Tone.BAD;
            default -> Tone.PLAIN;
        };
    }

    /** LOW, RAISED, HIGH or UNKNOWN, whatever the detail says. */
    static String level(MailEvent event) {
        String level = event.detail(MailDetails.LEVEL).orElse("UNKNOWN");
        return List.of("LOW", "RAISED", "HIGH").contains(level) ? level : "UNKNOWN";
    }

    static List<Link> links(MailEvent event, MailWords words) {
        List<Link> links = new ArrayList<>();
        MailWords.address(event, MailDetails.REPORT_LINK)
                .ifPresent(address -> links.add(new Link(words.say("link.report"), address)));
        MailWords.address(event, MailDetails.FOLDER_LINK)
                .ifPresent(address -> links.add(new Link(words.say("link.folder"), address)));
        return links;
    }

    private MailPage completed() {
        List<Section> sections = new ArrayList<>();
        add(sections, "section.verdict", MailWords.lines(event, MailDetails.VERDICT), false);
        add(sections, "section.worst", MailWords.lines(event, MailDetails.WORST), true);
        add(sections, "section.coverage", MailWords.lines(event, MailDetails.COVERAGE), false);
        List<String> where = new ArrayList<>(attachment);
        if (MailWords.address(event, MailDetails.FOLDER_LINK).isEmpty()) {
            MailWords.lines(event, MailDetails.FOLDER_LINK)
                    .forEach(folder -> where.add(words.say("completed.folder", folder)));
        }
        add(sections, "section.files", where, false);
        String level = words.say("load." + level(event));
        return new MailPage(
                words.language(),
                words.say("subject.COMPLETED", words.name(event), level),
                tone(event),
                words.say("title.COMPLETED"),
                words.name(event),
                level,
                sections,
                links(event, words),
                footer(words.say("footer.level")));
    }

    private MailPage notCompleted() {
        String kind = event.kind().name();
        List<Section> sections = new ArrayList<>();
        add(sections, "section.happened", MailWords.lines(event, MailDetails.REASON), false);
        List<String> toDo = new ArrayList<>(MailWords.lines(event, MailDetails.WHAT_TO_DO));
        toDo.add(words.say("todo." + kind));
        add(sections, "section.todo", toDo, false);
        return new MailPage(
                words.language(),
                words.say("subject." + kind, words.name(event)),
                event.kind() == MailEvent.Kind.FAILED ? Tone.BAD : Tone.MODERATE,
                words.say("title." + kind),
                words.name(event),
                words.say("chip." + kind),
                sections,
                List.of(),
                footer());
    }

    private MailPage trouble() {
        boolean isOver = event.kind() == MailEvent.Kind.TROUBLE_OVER;
        Optional<TroubleKind> kind = troubleKind();
        String what = words.say("trouble." + kind.map(Enum::name).orElse("OTHER"));
        List<Section> sections = new ArrayList<>();
        List<String> detail = MailWords.lines(event, MailDetails.DETAIL);
        if (isOver) {
            add(sections, "section.over", List.of(words.say("over.note")), false);
            add(sections, "section.was", detail, false);
        } else {
            add(sections, "section.happened", detail, false);
            boolean pauses = kind.map(TroubleKind::pausesIntake).orElse(false);
            add(
                    sections,
                    "section.meanwhile",
                    List.of(
                            words.say(pauses ? "meanwhile.paused" : "meanwhile.running"),
                            words.say("meanwhile.itself")),
                    false);
        }
        since().ifPresent(since -> add(sections, "section.since", List.of(words.time(since)), false));
        List<Link> links = console.map(address -> new Link(words.say("link.console"), address)).stream()
                .toList();
        return new MailPage(
                words.language(),
                words.say(isOver ? "subject.TROUBLE_OVER" : "subject.TROUBLE", what, subject()),
                isOver ? Tone.GOOD : Tone.BAD,
                isOver ? words.say("title.TROUBLE_OVER", what) : what,
                subject(),
                words.say(isOver ? "chip.over" : "chip.trouble"),
                sections,
                links,
                footer());
    }

    /** To the operator, about the pods and their price. */
    private MailPage pod() {
        String kind = event.kind().name();
        List<Section> sections = new ArrayList<>();
        add(sections, "section.happened", MailWords.lines(event, MailDetails.REASON), false);
        return new MailPage(
                words.language(),
                words.say("subject." + kind, subject()),
                event.kind() == MailEvent.Kind.POD_ENDED ? Tone.MODERATE : Tone.PLAIN,
                words.say("title." + kind),
                subject(),
                null,
                sections,
                console.map(address -> new Link(words.say("link.console"), address)).stream()
                        .toList(),
                footer());
    }

    private Optional<TroubleKind> troubleKind() {
        return event.detail(MailDetails.TROUBLE)
                .flatMap(name -> List.of(TroubleKind.values()).stream()
                        .filter(kind -> kind.name().equals(name))
                        .findFirst());
    }

    private String subject() {
        return ShownText.of(event.detail(MailDetails.SUBJECT).orElse("").strip(), 80);
    }

    private Optional<Instant> since() {
        try {
            return event.detail(MailDetails.SINCE).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void add(List<Section> sections, String heading, List<String> lines, boolean isList) {
        if (!lines.isEmpty()) {
            String title = words.say(heading);
            sections.add(isList ? Section.list(title, lines) : Section.of(title, lines));
        }
    }

    private List<String> footer(String... first) {
        List<String> footer = new ArrayList<>(List.of(first));
        footer.add(words.whyYou(event));
        if (event.jobId() != null) {
            footer.add(words.say("footer.job", event.jobId().value()));
        }
        return footer;
    }
}
