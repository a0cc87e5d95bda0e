package org.ergodrop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Header;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.ergodrop.jobs.MailDetails;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.MailEvent.Kind;
import org.ergodrop.jobs.Outbox.Owed;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Fault 29: whatever a file is called, the mail has our headers and no others, runs nothing and reads left to right. */
class HostileNamesTest {

    private static final List<String> PIECES = List.of(
            "../",
            "/etc/passwd",
            "\0",
            "\r\nBcc: victim@example.org\r\n",
            "\n\n<html>",
            "\r",
            "\u202Egpm.exe",
            "\u2066\u2067",
            "\uFEFF",
            "\u200B",
            "\u2028",
            "\u0085",
            "😀",
            "👩\u200D🏭",
            "=cmd|'/c calc'!A1",
            "'",
            "\"",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "${7*7}",
            "<#list 1..9 as x>",
            "{0}",
            "{0,choice,",
            "&amp;",
            "javascript:alert(1)",
            "%0d%0aBcc:x",
            "=?UTF-8?B?QmNjOiB4QHkueg==?=",
            "@",
            ",",
            ";",
            ".",
            "ř",
            "日本",
            "א",
            "\ud800",
            "x".repeat(300),
            " ",
            "\t",
            "CON",
            "-",
            ".xlsx");

    private static final String HEADERS =
            "From|To|Subject|Date|Message-ID|MIME-Version|Content-Type|Auto-Submitted|X-Auto-Response-Suppress"
                    + "|Content-Transfer-Encoding";

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aHostileNameChangesNothingButTheWords(long seed) throws Exception {
        Random random = new Random(seed);
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        Mail mail = compose(event(kind, random));
        MimeMessage sent = sent(mail);

        for (Header header : Collections.list(sent.getAllHeaders())) {
            assertThat(header.getName()).matches(HEADERS);
        }
        assertThat(sent.getAllRecipients()).extracting(Object::toString).containsExactly("jana@lab.example");
        assertThat(sent.getSubject()).isEqualTo(mail.subject());
        assertThat(mail.subject().codePointCount(0, mail.subject().length())).isLessThan(250);
        assertHarmless(mail.subject());
        mail.text().lines().forEach(HostileNamesTest::assertHarmless);
        mail.html().lines().forEach(HostileNamesTest::assertHarmless);
        assertThat(mail.html())
                .doesNotContainIgnoringCase("<script", "<img", "href=\"javascript")
                .containsOnlyOnce("<html");
        // a template that looked inside the name would have computed this
        assertThat(mail.html().replaceAll("[0-9a-f]{6}", "")).doesNotContain(">49<");
        if (sent.getContent() instanceof Multipart parts
                && parts.getContentType().startsWith("multipart/mixed")) {
            String name = MimeUtility.decodeText(parts.getBodyPart(1).getFileName());
            assertHarmless(name);
            assertThat(name).endsWith(".xlsx").doesNotContain("/", "\\", "<", ":", "\"");
        }
    }

    private static void assertHarmless(String line) {
        line.codePoints()
                .forEach(c -> assertThat(Character.getType(c))
                        .as("U+%04X in %s", c, line)
                        .isNotIn(
                                (int) Character.CONTROL,
                                (int) Character.SURROGATE,
                                (int) Character.LINE_SEPARATOR,
                                (int) Character.PARAGRAPH_SEPARATOR)
                        .matches(type -> type != Character.FORMAT || c == 0x200D));
    }

    private MailEvent event(Kind kind, Random random) throws Exception {
        Path workbook = Files.write(folder.resolve("a.xlsx"), new byte[10]);
        return new MailEvent(
                "job-1-" + kind,
                kind,
                "english",
                null,
                Map.of(
                        MailDetails.VIDEO_NAME, name(random),
                        MailDetails.VERDICT, name(random),
                        MailDetails.WORST, name(random) + "\n" + name(random),
                        MailDetails.COVERAGE, name(random),
                        MailDetails.REASON, name(random),
                        MailDetails.REPORT_LINK, name(random),
                        MailDetails.FOLDER_LINK, "javascript:" + name(random),
                        MailDetails.WORKBOOK_PATH, workbook.toString(),
                        MailDetails.WORKBOOK_NAME, name(random),
                        MailDetails.DETAIL, name(random)));
    }

    private static String name(Random random) {
        List<String> pieces = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            pieces.add(PIECES.get(random.nextInt(PIECES.size())));
        }
        return String.join("", pieces);
    }

    private static Mail compose(MailEvent event) throws Exception {
        NotifyProperties settings = MailPagesTest.settings("");
        Letter letter = Letter.single(new Owed(event, Instant.EPOCH, 0, Map.of()), List.of("jana@lab.example"));
        return new ComposeMail(
                        new Addressees(PostOffice.queues(), settings),
                        new MailTemplates(),
                        settings,
                        new VirtualClock("2026-11-23T01:00:00Z"))
                .compose(letter);
    }

    /** As it comes out at the other end. */
    private static MimeMessage sent(Mail mail) throws Exception {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        MimeMessage message = sender.createMimeMessage();
        new MailMessage("ergodrop@lab.example", "<id@ergodrop.lab.example>", Instant.EPOCH).fill(message, mail);
        message.saveChanges();
        message.setHeader("Message-ID", "<id@ergodrop.lab.example>");
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        message.writeTo(wire);
        return new MimeMessage(sender.getSession(), new ByteArrayInputStream(wire.toByteArray()));
    }
}
