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
import java.time.Instant;
import java.util.Date;

/**
 * A {@link Mail} as it goes over the wire.
 *
 * @param from bare address
 * @param messageId with its angle brackets
 */
record MailMessage(String from, String messageId, Instant date) {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    void fill(MimeMessage message, Mail mail) throws MessagingException, UnsupportedEncodingException {
        message.setFrom(new InternetAddress(from, "Ergodrop", StandardCharsets.UTF_8.name()));
        for (String each : mail.letter().open()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(each, true));
        }
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(date));
        // Spring keeps it through saveChanges
        message.setHeader("Message-ID", messageId);
        // RFC 3834: out-of-office robots stay silent
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setContent(content(mail));
    }

    /** The mail it answers: receivers show both as one conversation. */
    static void answer(MimeMessage message, String messageId) throws MessagingException {
        message.setHeader("In-Reply-To", messageId);
        message.setHeader("References", messageId);
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
