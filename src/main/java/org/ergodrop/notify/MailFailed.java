package org.ergodrop.notify;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.ergodrop.jobs.JobInLog;
import org.ergodrop.jobs.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/** Route verb {@code mailFailed}: what becomes of a {@link Letter} whose try failed. */
@Component("mailFailed")
class MailFailed {

    private static final Logger LOG = LoggerFactory.getLogger(MailFailed.class);

    /** Failed tries that need nobody's attention. Ours. */
    private static final int USUAL = 2;

    private final MailServer server;
    private final Outbox outbox;
    private final Ending ending;
    private final Patience patience;
    private final Clock clock;

    MailFailed(MailServer server, Outbox outbox, Ending ending, Patience patience, Clock clock) {
        this.server = server;
        this.outbox = outbox;
        this.ending = ending;
        this.patience = patience;
        this.clock = clock;
    }

    @Handler
    void note(
            @ExchangeProperty("ErgodropLetter") Letter letter,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure,
            @Body Object body) {
        try (JobInLog named = JobInLog.of(letter.job())) {
            settle(letter, failure, body);
        }
    }

    private void settle(Letter letter, Exception failure, Object body) {
        boolean hasAttachment = body instanceof Mail mail && mail.attachment().isPresent();
        SmtpAnswer answer = SmtpAnswer.of(failure, letter, hasAttachment, server.words());
        Map<String, String> answers = letter.answersWith(answer.settled());
        Instant now = clock.instant();
        if (answer.isAboutTheServer()) {
            server.rest(now.plus(patience.firstWait()));
        }
        if (answers.keySet().containsAll(letter.addressees())) {
            ending.settled(letter, answers);
        } else if (patience.isOver(letter.since(), now, letter.tries())) {
            ending.givenUp(letter, answer.words());
        } else {
            tryAgain(letter, answer, answers, now);
        }
    }

    private void tryAgain(Letter letter, SmtpAnswer answer, Map<String, String> answers, Instant now) {
        boolean isWithoutAttachment = answer.settled().containsKey(Letter.ATTACHMENT);
        Instant next = isWithoutAttachment ? now : patience.next(now, letter.tries());
        outbox.tryAgain(letter.mails(), next, answer.words(), answers);
        // a greylist puts everybody off once
        LOG.atLevel(letter.tries() < USUAL ? Level.INFO : Level.WARN)
                .log("mail {} could not be sent, tried again at {}: {}", letter.id(), next, answer.words());
    }
}
