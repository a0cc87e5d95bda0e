package org.ergodrop.notify;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.ergodrop.jobs.Outbox;
import org.springframework.stereotype.Component;

/** Route verb {@code sendMail}: a {@link Mail} in; the server has it and its rows say so, or an exception says what not. */
@Component("sendMail")
class SendMail {

    /** Longer than any try may take: what is older belongs to a process that died. Ours. */
    private static final Duration IN_HAND = Duration.ofMinutes(10);

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

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
        Letter letter = mail.letter();
        boolean isOurs = outbox.take(letter.mails(), clock.instant().plus(IN_HAND));
        if (!isOurs) {
            return;
        }
        if (!letter.open().isEmpty()) {
            server.send(message(mail));
        }
        Map<String, String> reached = new LinkedHashMap<>();
        letter.open().forEach(address -> reached.put(address, ""));
        ending.settled(letter, letter.answersWith(reached));
    }

    private MimeMessage message(Mail mail) throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = server.blank();
        message.setFrom(new InternetAddress(server.from(), "Ergodrop", StandardCharsets.UTF_8.name()));
        for (String each : mail.letter().open()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(each, true));
        }
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Message-ID", server.messageId(mail.letter().id()));
        // RFC 3834: out-of-office robots stay silent
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        if (mail.reference().isPresent()) {
            String id = server.messageId(mail.reference().get());
            message.setHeader("In-Reply-To", id);
            message.setHeader("References", id);
        }
        message.setContent(content(mail));
        return message;
    }

    private static Multipart content(Mail mail) throws MessagingException {
        Multipart both = new MimeMultipart("alternative", text(mail.text(), "plain"), text(mail.html(), "html"));
        if (mail.attachment().isEmpty()) {
            return both;
        }
        MimeBodyPart words = new MimeBodyPart();
        words.setContent(both);
        Mail.Attachment attachment = mail.attachment().get();
        MimeBodyPart workbook = new MimeBodyPart();
        workbook.setDataHandler(
                new DataHandler(new FileDataSource(attachment.file().toFile())));
        workbook.setHeader("Content-Type", EXCEL);
        workbook.setDisposition(Part.ATTACHMENT);
        workbook.setFileName(attachment.name());
        return new MimeMultipart("mixed", words, workbook);
    }

    private static BodyPart text(String text, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), kind);
        return part;
    }
}
