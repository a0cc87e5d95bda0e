package org.ergodrop.pods;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.ergodrop.jobs.MailDetails;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.Outbox;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.jobs.Troubles;
import org.ergodrop.text.Sentences;

/** Tells the operator about pods: troubles that last, pods that a guard ended, what a day cost. In the operator's language. */
class PodNews {

    /** What passes by itself within minutes is nobody's business, as with every other outage. */
    static final Duration OUTAGE_PATIENCE = TroubleKind.OUTAGE.patience();

    private static final Sentences SENTENCES = Sentences.of(PodNews.class);

    private final Troubles troubles;
    private final Outbox outbox;
    private final PodCosts costs;
    private final String subject;
    private final Locale language;

    /** @param subject what the troubles are about: the beginning of our pods' names */
    PodNews(Troubles troubles, Outbox outbox, PodCosts costs, String subject, Locale language) {
        this.troubles = troubles;
        this.outbox = outbox;
        this.costs = costs;
        this.subject = subject;
        this.language = language;
    }

    /** A trouble of all pods. */
    void begin(TroubleKind kind, Object... details) {
        begin(kind, subject, Duration.ZERO, details);
    }

    /** @param patience how long it has to last before it is told by mail */
    void begin(TroubleKind kind, String about, Duration patience, Object... details) {
        troubles.begin(kind, about, null, say("trouble." + kind, details), patience);
    }

    void end(TroubleKind... kinds) {
        for (TroubleKind kind : kinds) {
            troubles.end(kind, subject, null);
        }
    }

    void end(TroubleKind kind, String about) {
        troubles.end(kind, about, null);
    }

    /** A guard decided the end of a pod; one mail. */
    void ended(RentedPod pod, EndReason reason) {
        outbox.add(new MailEvent(
                "pod-ended-" + pod.id(),
                MailEvent.Kind.POD_ENDED,
                null,
                null,
                Map.of(
                        MailDetails.SUBJECT,
                        pod.name(),
                        MailDetails.REASON,
                        say("ended." + reason, pod.name(), number(pod.costPerHour()), String.valueOf(pod.starts())))));
    }

    /** What a day cost; one mail for a day with pods. */
    void cost(PodCosts.Day day) {
        if (day.pods() == 0) {
            return;
        }
        outbox.add(new MailEvent(
                "pod-cost-" + subject + day.day(),
                MailEvent.Kind.POD_COST,
                null,
                null,
                Map.of(
                        MailDetails.SUBJECT,
                        day.day().toString(),
                        MailDetails.REASON,
                        say(
                                "cost.day",
                                number(day.dollars()),
                                day.pods(),
                                number(day.podSeconds() / 3600),
                                number(month(day.day()))))));
    }

    /** The provider's bill for a pod is not what we counted; one mail. */
    void billDiffers(RentedPod pod, double billed, double counted) {
        outbox.add(new MailEvent(
                "pod-bill-" + pod.id(),
                MailEvent.Kind.POD_COST,
                null,
                null,
                Map.of(
                        MailDetails.SUBJECT,
                        pod.name(),
                        MailDetails.REASON,
                        say("cost.differs", pod.name(), number(billed), number(counted)))));
    }

    String subject() {
        return subject;
    }

    private double month(LocalDate day) {
        return costs.days(day.withDayOfMonth(1), day).stream()
                .mapToDouble(PodCosts.Day::dollars)
                .sum();
    }

    String say(String key, Object... details) {
        return SENTENCES.say(language, key, details);
    }

    /** Two decimals, as the language writes them. */
    String number(double value) {
        return String.format(language, "%.2f", value);
    }
}
