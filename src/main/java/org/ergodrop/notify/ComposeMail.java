package org.ergodrop.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.ergodrop.jobs.MailDetails;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.MailEvent.Kind;
import org.ergodrop.notify.Mail.Attachment;
import org.ergodrop.text.ShownText;
import org.springframework.stereotype.Component;

/** Route verb {@code composeMail}: a {@link Letter} in, the {@link Mail} out, in the queue's language. */
@Component("composeMail")
class ComposeMail {

    private static final int LONGEST_FILE_NAME = 100;

    private final Addressees addressees;
    private final MailTemplates templates;
    private final NotifyProperties settings;
    private final Clock clock;

    ComposeMail(Addressees addressees, MailTemplates templates, NotifyProperties settings, Clock clock) {
        this.addressees = addressees;
        this.templates = templates;
        this.settings = settings;
        this.clock = clock;
    }

    @Handler
    Mail compose(@Body Letter letter) throws IOException {
        MailEvent event = letter.event();
        MailWords words = new MailWords(addressees.language(event), clock.getZone());
        Optional<Attachment> workbook = letter.isDigest() ? Optional.empty() : workbook(event);
        Optional<Attachment> attachment = letter.mayAttach() ? workbook.filter(this::isSmall) : Optional.empty();
        MailPage page = letter.isDigest()
                ? new DigestPage(letter, words).page()
                : new EventPage(event, words, aboutWorkbook(workbook, attachment, words), console()).page();
        return new Mail(
                letter,
                plain(page.subject()),
                templates.html(page),
                templates.text(page),
                attachment,
                reference(event));
    }

    /** A name that looks like an encoded word (RFC 2047) would be decoded by the reader, whatever it hides. */
    private static String plain(String subject) {
        return subject.replace("=?", "= ?");
    }

    /** The workbook, when it is still there. */
    private Optional<Attachment> workbook(MailEvent event) {
        return event.kind() != Kind.COMPLETED
                ? Optional.empty()
                : workbookOnThisDisk(event)
                        .map(file -> new Attachment(
                                file,
                                fileName(event.detail(MailDetails.WORKBOOK_NAME)
                                        .orElse(file.getFileName().toString()))));
    }

    static Optional<Path> workbookOnThisDisk(MailEvent event) {
        return event.detail(MailDetails.WORKBOOK_PATH).flatMap(ComposeMail::file);
    }

    private static Optional<Path> file(String path) {
        try {
            return Optional.of(Path.of(path)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private boolean isSmall(Attachment workbook) {
        // File.length() is 0 rather than a failure for a file that has just gone
        long size = workbook.file().toFile().length();
        return size > 0 && size <= settings.attachUpTo().toBytes();
    }

    private static List<String> aboutWorkbook(
            Optional<Attachment> workbook, Optional<Attachment> attachment, MailWords words) {
        if (attachment.isPresent()) {
            return List.of(words.say("completed.attached", attachment.get().name()));
        }
        return workbook.isPresent() ? List.of(words.say("completed.tooLarge")) : List.of();
    }

    /** A name that every mail program can save, with the end that opens Excel. */
    private static String fileName(String raw) {
        String end = ".xlsx";
        String stem = raw.endsWith(end) ? raw.substring(0, raw.length() - end.length()) : raw;
        return ShownText.of(stem.strip(), LONGEST_FILE_NAME).replaceAll("[<>:\"/\\\\|?*\ufffd]", "_") + end;
    }

    private Optional<String> console() {
        return MailWords.address(settings.consoleUrl());
    }

    /** The mail that a trouble is over belongs to the one that it began. */
    private static Optional<String> reference(MailEvent event) {
        String end = "-over";
        return event.kind() == Kind.TROUBLE_OVER && event.id().endsWith(end)
                ? Optional.of(event.id().substring(0, event.id().length() - end.length()))
                : Optional.empty();
    }
}
