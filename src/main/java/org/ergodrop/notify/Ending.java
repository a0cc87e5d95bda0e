package org.ergodrop.notify;

import java.util.Map;
import java.util.Optional;
import org.ergodrop.jobs.MailEnded;
import org.ergodrop.jobs.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends the rows of a letter: SENT when everybody has it, GIVEN_UP with the refusals otherwise. */
@Component
class Ending {

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final Outbox outbox;
    private final ApplicationEventPublisher told;

    Ending(Outbox outbox, ApplicationEventPublisher told) {
        this.outbox = outbox;
        this.told = told;
    }

    /** Every addressee has an answer. */
    void settled(Letter letter, Map<String, String> answers) {
        Optional<String> refusals = letter.refusals(answers);
        if (refusals.isPresent()) {
            outbox.giveUp(letter.mails(), refusals.get());
            LOG.warn("mail {} is not wanted and not tried any more: {}", letter.id(), refusals.get());
        } else {
            outbox.sent(letter.mails());
            LOG.info("mail {} sent", letter.id());
        }
        told.publishEvent(new MailEnded(letter.mails().size(), refusals.isEmpty()));
    }

    void givenUp(Letter letter, String why) {
        outbox.giveUp(letter.mails(), why);
        told.publishEvent(new MailEnded(letter.mails().size(), false));
        LOG.warn("mail {} could not be sent and is not tried any more: {}", letter.id(), why);
    }
}
