package org.ergodrop.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.ergodrop.jobs.JobInLog;
import org.ergodrop.jobs.Outbox;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Route verb {@code sendMail}: a {@link Mail} in; the server has it and its rows say so, or an exception says what not. */
@Component("sendMail")
class SendMail {

    /** Longer than any try may take: what is older belongs to a process that died. Ours. */
    private static final Duration IN_HAND = Duration.ofMinutes(10);

    /** Rows of letters that the server has, but whose end could not be written: they are marked, not sent again. */
    private final Set<List<String>> unmarked = ConcurrentHashMap.newKeySet();

    private final MailServer server;
    private final Outbox outbox;
    private final Ending ending;
    private final Clock clock;

    SendMail(MailServer server, Outbox outbox, Ending ending, Clock clock) {
        this.server = server;
        this.outbox = outbox;
        this.ending = ending;
        this.clock = clock;
    }

    @Handler
    void send(@Body Mail mail) throws MessagingException, UnsupportedEncodingException {
        try (JobInLog named = JobInLog.of(mail.letter().job())) {
            send(mail, mail.letter());
        }
    }

    private void send(Mail mail, Letter letter) throws MessagingException, UnsupportedEncodingException {
        Instant restsUntil = server.restsUntil();
        if (restsUntil.isAfter(clock.instant())) {
            outbox.postpone(letter.mails(), restsUntil);
            return;
        }
        boolean isOurs = outbox.take(letter.mails(), clock.instant().plus(IN_HAND));
        if (!isOurs) {
            return;
        }
        List<String> rows = letter.mails().stream().map(row -> row.event().id()).toList();
        if (!letter.open().isEmpty() && !unmarked.contains(rows)) {
            server.send(message(mail));
        }
        Map<String, String> reached = new LinkedHashMap<>();
        letter.open().forEach(address -> reached.put(address, ""));
        unmarked.add(rows);
        settle(letter, letter.answersWith(reached));
        unmarked.remove(rows);
    }

    /** A database that was restarted meanwhile refuses the first word on an old connection. */
    private void settle(Letter letter, Map<String, String> answers) {
        try {
            ending.settled(letter, answers);
        } catch (DataAccessException oldConnection) {
            ending.settled(letter, answers);
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = server.blank();
        String id = server.messageId(mail.letter().id());
        new MailMessage(server.from(), id, clock.instant()).fill(message, mail);
        if (mail.reference().isPresent()) {
            MailMessage.answer(message, server.messageId(mail.reference().get()));
        }
        return message;
    }
}
