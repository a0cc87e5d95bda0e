package org.ergodrop.notify;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Handler;
import org.ergodrop.jobs.MailDetails;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.MailEvent.Kind;
import org.ergodrop.jobs.Outbox;
import org.ergodrop.jobs.Outbox.Owed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Route verb {@code mailsDue}: the outbox in, the {@link Letter}s that are due out. */
@Component("mailsDue")
class MailsDue {

    private static final Logger LOG = LoggerFactory.getLogger(MailsDue.class);

    /** Rows looked at in one go: bounds the memory of a look, and the size of a digest. Ours. */
    private static final int MOST_ROWS = 1000;

    /** Told day by day when a digest is set; everything else needs somebody now. */
    private static final Set<Kind> DAILY = Set.of(Kind.COMPLETED, Kind.REJECTED, Kind.FAILED);

    private final Outbox outbox;
    private final Addressees addressees;
    private final MailServer server;
    private final NotifyProperties settings;
    private final Clock clock;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    MailsDue(Outbox outbox, Addressees addressees, MailServer server, NotifyProperties settings, Clock clock) {
        this.outbox = outbox;
        this.addressees = addressees;
        this.server = server;
        this.settings = settings;
        this.clock = clock;
    }

    @Handler
    List<Letter> due() {
        List<Letter> letters = new ArrayList<>();
        Map<String, List<Owed>> digests = new LinkedHashMap<>();
        for (Owed mail : outbox.due(MOST_ROWS)) {
            Optional<String> nobody = nobodyToTell(mail.event());
            if (nobody.isPresent()) {
                dismiss(mail, nobody.get());
            } else if (isDaily(mail.event())) {
                digestOf(mail)
                        .ifPresent(key -> digests.computeIfAbsent(key, k -> new ArrayList<>())
                                .add(mail));
            } else if (!isForAnother(mail)) {
                letters.add(Letter.single(mail, addressees.of(mail.event())));
            }
        }
        digests.values().forEach(mails -> letters.add(digest(mails)));
        return letters;
    }

    private Optional<String> nobodyToTell(MailEvent event) {
        if (!server.isConfigured()) {
            return Optional.of("no mail server is configured (spring.mail.host)");
        }
        if (addressees.of(event).isEmpty()) {
            return Optional.of(
                    event.queue() == null
                            ? "nobody to tell (ergodrop.mail.operator is empty)"
                            : "nobody to tell (queue " + event.queue() + " has no recipients)");
        }
        return Optional.empty();
    }

    /** Nobody misses a mail that nobody asked for: one line for each reason. */
    private void dismiss(Owed mail, String why) {
        outbox.giveUp(List.of(mail), why);
        if (told.add(why)) {
            LOG.info("mails are not sent: {}; see docs/mail.md", why);
        }
    }

    /** The workbook lies on the disk of the worker that made it, who looks for mails, too. */
    private boolean isForAnother(Owed mail) {
        boolean isFresh = mail.createdAt().plus(settings.waitForWorkbook()).isAfter(clock.instant());
        return isFresh
                && mail.event().kind() == Kind.COMPLETED
                && mail.event().detail(MailDetails.WORKBOOK_PATH).isPresent()
                && ComposeMail.workbookOnThisDisk(mail.event()).isEmpty();
    }

    private boolean isDaily(MailEvent event) {
        return settings.digestAt().isPresent() && DAILY.contains(event.kind());
    }

    /** Which digest a mail belongs to when its time has come; otherwise it is put off until then. */
    private Optional<String> digestOf(Owed mail) {
        DigestTimes times = times();
        Instant dispatch = times.dispatch(mail.createdAt());
        if (dispatch.isAfter(clock.instant())) {
            outbox.postpone(List.of(mail), dispatch);
            return Optional.empty();
        }
        return Optional.of(mail.event().queue() + "\n" + times.day(mail.createdAt()) + "\n" + mail.tries() + "\n"
                + mail.answers());
    }

    private Letter digest(List<Owed> mails) {
        return Letter.digest(times(), mails, addressees.of(mails.get(0).event()));
    }

    private DigestTimes times() {
        return new DigestTimes(settings.digestAt().orElseThrow(), clock.getZone());
    }
}
