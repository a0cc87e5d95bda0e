package org.ergodrop.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ergodrop.jobs.MailDetails;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.MailEvent.Kind;
import org.ergodrop.jobs.Outbox;
import org.ergodrop.jobs.TroubleKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The route with a real SMTP server (GreenMail). */
@ExtendWith(OutputCaptureExtension.class)
class NotifyRouteIT {

    @RegisterExtension
    final GreenMailExtension greenMail =
            new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private final VirtualClock clock = new VirtualClock("2026-11-23T01:00:00Z");
    private final PostOffice.Database database = new PostOffice.Database();

    @AfterEach
    void close() {
        database.close();
    }

    private PostOffice office(String... more) {
        return new PostOffice(database, clock, settings(more));
    }

    private String[] settings(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + greenMail.getSmtp().getPort()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void aReportIsToldToEverybodyInTheQueuesLanguageWithTheWorkbook(@TempDir Path folder) throws Exception {
        byte[] content = {1, 2, 3, 4};
        Path workbook = Files.write(folder.resolve("Balení u linky 3_ergonomics.xlsx"), content);
        try (PostOffice office = office()) {
            office.owe(SampleEvents.completed("lab", 1, MailDetails.WORKBOOK_PATH, workbook.toString()));
            office.look();
        }
        MimeMessage mail = greenMail.getReceivedMessages()[0];
        assertThat(greenMail.getReceivedMessages()).hasSize(2);
        assertThat(mail.getSubject()).isEqualTo("Zpráva je hotová: " + SampleEvents.NAME + " (vysoká zátěž)");
        assertThat(mail.getHeader("Subject")[0]).matches("(?s)\\p{ASCII}*=\\?UTF-8\\?.*");
        assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("jana@lab.example", "petr@lab.example");
        assertThat(mail.getFrom()[0]).hasToString("Ergodrop <ergodrop@lab.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        Multipart parts = (Multipart) mail.getContent();
        Multipart words = (Multipart) parts.getBodyPart(0).getContent();
        assertThat(words.getContentType()).startsWith("multipart/alternative");
        assertThat(words.getBodyPart(0).getContentType()).startsWith("text/plain; charset=UTF-8");
        assertThat(words.getBodyPart(0).getContent().toString())
                .contains("Nejhorší polohy", "Sešit je v příloze: Balení u linky 3_ergonomics.xlsx");
        assertThat(words.getBodyPart(1).getContentType()).startsWith("text/html; charset=UTF-8");
        Part attachment = parts.getBodyPart(1);
        assertThat(jakarta.mail.internet.MimeUtility.decodeText(attachment.getFileName()))
                .isEqualTo("Balení u linky 3_ergonomics.xlsx");
        assertThat(attachment.getInputStream().readAllBytes()).isEqualTo(content);
    }

    @Test
    void aMailWhoseWorkbookLiesOnAnotherWorkerIsLeftToItForAMinute(@TempDir Path folder) throws Exception {
        Path elsewhere = folder.resolve("not-on-this-disk.xlsx");
        try (PostOffice office = office()) {
            office.owe(SampleEvents.completed("english", 1, MailDetails.WORKBOOK_PATH, elsewhere.toString()));
            office.look();
            assertThat(greenMail.getReceivedMessages()).isEmpty();
            clock.advance(Duration.ofSeconds(61));
            office.look();
            assertThat(greenMail.getReceivedMessages()).hasSize(1);
        }
    }

    @Test
    void theTimerSendsWithoutAnybodysHelp() {
        try (PostOffice office = office("ergodrop.mail.poll-every=50ms")) {
            office.owe(SampleEvents.completed("english", 1));
            start(office);
            assertThat(greenMail.waitForIncomingEmail(20_000, 1)).isTrue();
            await().untilAsserted(() ->
                    assertThat(state(SampleEvents.completed("english", 1))).isEqualTo("SENT"));
        }
    }

    private static void start(PostOffice office) {
        try {
            office.camel().getRouteController().startRoute("look-for-mails");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void oneEventIsOneMailHoweverOftenItIsReportedAndTheServiceRestarted() throws Exception {
        MailEvent event = SampleEvents.completed("english", 1);
        for (int start = 0; start < 3; start++) {
            try (PostOffice office = office()) {
                office.owe(event, event);
                office.look();
                office.look();
            }
        }
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
        assertThat(greenMail.getReceivedMessages()[0].getMessageID())
                .isEqualTo("<" + event.id() + "@ergodrop.lab.example>");
    }

    @Test
    void aCrashBetweenSendingAndMarkingRepeatsTheMailUnderTheSameMessageId() throws Exception {
        MailEvent event = SampleEvents.completed("english", 1);
        try (PostOffice dying = new PostOffice(new DyingOutbox(database.jdbc(), clock), clock, settings())) {
            dying.owe(event);
            assertThatThrownBy(dying::look).hasRootCauseMessage("killed");
        }
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
        assertThat(state(event)).isEqualTo("WAITING");
        try (PostOffice office = office()) {
            office.look();
            assertThat(greenMail.getReceivedMessages())
                    .as("still in the other's hand")
                    .hasSize(1);
            clock.advance(Duration.ofMinutes(11));
            office.look();
            office.look();
        }
        MimeMessage[] mails = greenMail.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[1].getMessageID()).isEqualTo(mails[0].getMessageID());
        assertThat(state(event)).isEqualTo("SENT");
    }

    @Test
    void aDatabaseThatIsAwayWhenTheServerHasTheMailRepeatsNoMail() {
        MailEvent event = SampleEvents.completed("english", 1);
        AwayOutbox outbox = new AwayOutbox(database.jdbc(), clock);
        try (PostOffice office = new PostOffice(outbox, clock, settings())) {
            office.owe(event);
            outbox.failures = 2;
            office.look();
            assertThat(state(event)).isEqualTo("WAITING");
            clock.advance(Duration.ofMinutes(11));
            outbox.failures = 1;
            office.look();
        }
        assertThat(state(event)).isEqualTo("SENT");
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
    }

    /** A database that is restarted when the mail server has the mail. */
    private static final class AwayOutbox extends Outbox {
        private int failures;

        AwayOutbox(JdbcClient jdbc, Clock clock) {
            super(jdbc, clock);
        }

        @Override
        public void sent(Collection<Owed> mails) {
            if (failures-- > 0) {
                throw new DataAccessResourceFailureException("the database is restarted");
            }
            super.sent(mails);
        }
    }

    /** The process is gone when the mail server has the mail. */
    private static final class DyingOutbox extends Outbox {
        DyingOutbox(JdbcClient jdbc, Clock clock) {
            super(jdbc, clock);
        }

        @Override
        public void sent(Collection<Owed> mails) {
            throw new IllegalStateException("killed");
        }

        @Override
        public void tryAgain(Collection<Owed> mails, Instant next, String why, Map<String, String> answers) {
            throw new IllegalStateException("killed");
        }
    }

    @Test
    void twoProcessesOnOneLedgerSendAMailOnce() {
        try (PostOffice one = office();
                PostOffice other = office()) {
            one.owe(SampleEvents.completed("english", 1));
            List<Letter> seenByBoth = other.bean(MailsDue.class).due();
            one.look();
            other.camel().createProducerTemplate().sendBody("direct:mail", seenByBoth.get(0));
        }
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aWorkbookOverTheLimitStaysInTheFolderAndTheMailSaysSo(@TempDir Path folder) throws Exception {
        Path workbook = Files.write(folder.resolve("a.xlsx"), new byte[2048]);
        try (PostOffice office = office("ergodrop.mail.attach-up-to=2047B")) {
            office.owe(SampleEvents.completed("english", 1, MailDetails.WORKBOOK_PATH, workbook.toString()));
            office.look();
        }
        Multipart words = (Multipart) greenMail.getReceivedMessages()[0].getContent();
        assertThat(words.getContentType()).startsWith("multipart/alternative");
        assertThat(words.getBodyPart(0).getContent().toString())
                .contains("too large for a mail")
                .doesNotContain(folder.toString());
    }

    @Test
    void aTroubleAndItsEndAreOneConversationAndReachTheOperator() throws Exception {
        try (PostOffice office = office("ergodrop.mail.operator=it@lab.example")) {
            office.owe(SampleEvents.trouble(null, Kind.TROUBLE, TroubleKind.AUTH_LOST));
            office.look();
            office.owe(SampleEvents.trouble("silent", Kind.TROUBLE_OVER, TroubleKind.AUTH_LOST));
            office.look();
        }
        MimeMessage[] mails = greenMail.getReceivedMessages();
        assertThat(mails).hasSize(2).allMatch(mail -> to(mail).equals("[it@lab.example]"));
        assertThat(mails[1].getHeader("In-Reply-To")).containsExactly(mails[0].getMessageID());
    }

    private static String to(Message mail) {
        try {
            return Arrays.toString(mail.getAllRecipients());
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whereNobodyIsToBeToldTheRowEndsAndOneLineSaysSo(CapturedOutput output) {
        try (PostOffice office = office()) {
            office.owe(SampleEvents.completed("silent", 1), SampleEvents.completed("silent", 2));
            office.look();
        }
        assertThat(greenMail.getReceivedMessages()).isEmpty();
        assertThat(state(SampleEvents.completed("silent", 1))).isEqualTo("GIVEN_UP");
        assertThat(output.getOut().split("nobody to tell", -1)).hasSize(2);
        assertThat(output).doesNotContain("WARN");
    }

    @Test
    void withoutAMailServerNothingPilesUp() {
        try (PostOffice office = new PostOffice(database, clock)) {
            office.owe(SampleEvents.completed("english", 1));
            office.look();
            assertThat(office.bean(MailCheck.class)
                            .check(java.util.Locale.ENGLISH)
                            .level())
                    .isEqualTo(MailCheck.Level.OFF);
        }
        assertThat(PostOffice.row(database, SampleEvents.completed("english", 1).id()))
                .containsEntry("STATE", "GIVEN_UP")
                .containsEntry("LAST_ERROR", "no mail server is configured (spring.mail.host)");
    }

    @Test
    void aRowThatCannotBeReadOrWrittenDoesNotStopTheOthers() {
        MailEvent broken = SampleEvents.completed("english", 1);
        MailEvent unknown = SampleEvents.completed("english", 2);
        try (PostOffice office = office()) {
            office.owe(broken, unknown, SampleEvents.completed("english", 3));
            database.jdbc()
                    .sql("update outbox set details = '{' where event_id = ?")
                    .param(broken.id())
                    .update();
            database.jdbc()
                    .sql("update outbox set kind = 'FROM_THE_FUTURE' where event_id = ?")
                    .param(unknown.id())
                    .update();
            office.look();
        }
        assertThat(greenMail.getReceivedMessages()).hasSize(1);
        assertThat(state(broken)).isEqualTo("GIVEN_UP");
        assertThat(state(unknown)).isEqualTo("GIVEN_UP");
    }

    @Test
    void aDigestIsOneMailADayAndQueueWhileTroublesAreToldAtOnce() throws Exception {
        clock.set("2026-11-23T01:00:00Z");
        try (PostOffice office = office("ergodrop.mail.digest=07:00")) {
            office.owe(
                    SampleEvents.completed("english", 1),
                    SampleEvents.failed("english", Kind.FAILED, 2),
                    SampleEvents.completed("lab", 3),
                    SampleEvents.trouble("english", Kind.TROUBLE, TroubleKind.DISK_FULL));
            office.look();
            assertThat(greenMail.getReceivedMessages()).hasSize(1);
            clock.set("2026-11-23T06:00:30Z");
            office.look();
            assertThat(greenMail.getReceivedMessages())
                    .as("07:00 in Prague, less a minute's grace")
                    .hasSize(1);
        }
        clock.set("2026-11-23T06:01:00Z");
        try (PostOffice restarted = office("ergodrop.mail.digest=07:00")) {
            restarted.look();
            restarted.look();
            assertThat(greenMail.getReceivedMessages()).hasSize(1 + 1 + 2);
            restarted.owe(SampleEvents.completed("english", 5));
            restarted.look();
            assertThat(greenMail.getReceivedMessages()).as("tomorrow's").hasSize(4);
        }
        MimeMessage english = Arrays.stream(greenMail.getReceivedMessages())
                .filter(mail -> to(mail).contains("jane"))
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(english.getSubject()).isEqualTo("Ergodrop, daily summary: 1 report ready, 1 analysis failed");
        assertThat(english.getMessageID()).startsWith("<digest-english-2026-11-23-job-20261123-001201-a1b2c3");
        assertThat(state(SampleEvents.completed("english", 1))).isEqualTo("SENT");
        assertThat(state(SampleEvents.failed("english", Kind.FAILED, 2))).isEqualTo("SENT");
    }

    @Test
    void theOperatorHearsOfRefusedRoutesAndOfPods() throws Exception {
        Locale czech = Locale.forLanguageTag("cs");
        try (PostOffice office = office("ergodrop.mail.operator=ops@lab.example")) {
            office.owe(
                    SampleEvents.routesBroken(czech), SampleEvents.podKeyRefused(czech), SampleEvents.podsCost(czech));
            office.look();
        }
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : greenMail.getReceivedMessages()) {
            assertThat(to(mail)).isEqualTo("[ops@lab.example]");
            subjects.add(mail.getSubject());
        }
        assertThat(subjects)
                .containsExactlyInAnyOrder(
                        "Ergodrop potřebuje zásah: Upravený soubor tras byl odmítnut (40-deliver.camel.yaml)",
                        "Ergodrop potřebuje zásah: Klíč k podům s grafickou kartou neplatí (ergodrop-lab-)",
                        "Co stály pody s grafickou kartou (2026-11-22)");
    }

    @Test
    void overTlsFromTheFirstByte() {
        GreenMail smtps = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        smtps.start();
        try (PostOffice office = new PostOffice(
                database,
                clock,
                "spring.mail.host=127.0.0.1",
                "spring.mail.protocol=smtps",
                "spring.mail.port=" + smtps.getSmtps().getPort(),
                "spring.mail.properties.mail.smtps.ssl.trust=*",
                "spring.mail.properties.mail.smtps.ssl.checkserveridentity=false")) {
            assertThat(office.bean(MailCheck.class)
                            .check(java.util.Locale.ENGLISH)
                            .sentence())
                    .contains("the connection is encrypted");
            office.owe(SampleEvents.completed("english", 1));
            office.look();
            assertThat(smtps.getReceivedMessages()).hasSize(1);
        } finally {
            smtps.stop();
        }
    }

    @Test
    void noSecretOfTheServiceIsInAnyMailOrLog(CapturedOutput output) throws Exception {
        try (PostOffice office = office(
                "spring.mail.username=robot@lab.example",
                "spring.mail.password=canary-7391",
                "spring.mail.properties.mail.debug=true")) {
            greenMail.setUser("robot@lab.example", "canary-7391");
            office.owe(
                    SampleEvents.completed("english", 1),
                    SampleEvents.failed("english", Kind.FAILED, 2),
                    SampleEvents.trouble("english", Kind.TROUBLE, TroubleKind.OUTAGE));
            office.look();
        }
        assertThat(greenMail.getReceivedMessages()).hasSize(3);
        String encoded = java.util.Base64.getEncoder().encodeToString("canary-7391".getBytes("UTF-8"));
        for (MimeMessage mail : greenMail.getReceivedMessages()) {
            var all = new java.io.ByteArrayOutputStream();
            mail.writeTo(all);
            assertThat(all.toString("UTF-8")).doesNotContain("canary", encoded);
        }
        assertThat(output.getAll()).doesNotContain("canary", encoded);
    }

    private String state(MailEvent event) {
        return PostOffice.row(database, event.id()).get("state").toString();
    }
}
