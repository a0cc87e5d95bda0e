package org.ergodrop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.ergodrop.jobs.MailDetails;
import org.ergodrop.jobs.MailEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

/** Fault 28: a mail server that is away, slow, greylisting or refusing; fault 39: one that repeats secrets. */
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class HostileServerIT {

    private final VirtualClock clock = new VirtualClock("2026-11-23T01:00:00Z");
    private final PostOffice.Database database = new PostOffice.Database();
    private final HostileServer server = new HostileServer();
    private final MailEvent event = SampleEvents.completed("english", 1);

    @AfterEach
    void close() {
        server.close();
        database.close();
    }

    @ParameterizedTest(name = "{1} to {0}")
    @CsvSource({
        "CONNECT, hang",
        "EHLO, hang",
        "RCPT, hang",
        "END, hang",
        "CONNECT, drop",
        "DATA, drop",
        "END, drop",
        "CONNECT, 421 too busy",
        "MAIL, 421 closing",
        "MAIL, 550 we do not know your sender",
        "RCPT, 451 greylisted",
        "RCPT, 421 closing",
        "RCPT, 552 mailbox full",
        "DATA, 451 later",
        "END, 452 no room"
    })
    void whatMayPassIsTriedAgainLaterWithTheSameMessageId(String step, String reply) {
        server.answer(step, reply);
        try (PostOffice office = new PostOffice(database, clock, server.settings())) {
            office.owe(event);
            office.look();
            assertThat(state(event)).isEqualTo("WAITING");
            assertThat(PostOffice.row(database, event.id()).get("last_error").toString())
                    .isNotBlank()
                    .doesNotContain("\n");
            office.look();
            assertThat(PostOffice.row(database, event.id())).containsEntry("TRIES", 1);
        }
        server.answer("CONNECT", "220 ready").answer("EHLO", "250 hostile").answer("MAIL", "250 ok");
        server.answer("RCPT", "250 ok").answer("DATA", "354 go on").answer("END", "250 taken");
        clock.advance(Duration.ofMinutes(2));
        try (PostOffice patient = new PostOffice(database, clock, server.settings())) {
            patient.look();
            assertThat(state(event)).isEqualTo("SENT");
            assertThat(server.texts)
                    .allMatch(text -> text.contains("Message-ID: <" + event.id() + "@ergodrop.lab.example>"));
        }
    }

    @Test
    void anAddressThatIsRefusedForGoodIsGivenUpAtOnceAndSaid(CapturedOutput output) {
        server.answer("RCPT", "550 no such user here");
        try (PostOffice office = new PostOffice(database, clock, server.settings())) {
            office.owe(event);
            office.look();
            assertThat(state(event)).isEqualTo("GIVEN_UP");
            assertThat(PostOffice.row(database, event.id()).get("last_error"))
                    .isEqualTo("jane@lab.example: 550 no such user here");
            assertThat(output).contains("WARN").contains("550 no such user here");
        }
    }

    @Test
    void whoHasTheMailDoesNotGetItAgainWhenAnotherIsPutOff() {
        MailEvent czech = SampleEvents.completed("lab", 1);
        AtomicInteger asked = new AtomicInteger();
        server.answer(
                "RCPT", line -> line.contains("petr@") && asked.getAndIncrement() == 0 ? "451 greylisted" : "250 ok");
        try (PostOffice office = new PostOffice(database, clock, server.settings())) {
            office.owe(czech);
            office.look();
            assertThat(state(czech)).isEqualTo("WAITING");
        }
        clock.advance(Duration.ofMinutes(2));
        try (PostOffice restarted = new PostOffice(database, clock, server.settings())) {
            restarted.look();
            assertThat(state(czech)).isEqualTo("SENT");
        }
        assertThat(server.texts).hasSize(2);
        assertThat(server.lines.stream().filter(line -> line.startsWith("RCPT")))
                .containsExactly(
                        "RCPT TO:<jana@lab.example>", "RCPT TO:<petr@lab.example>", "RCPT TO:<petr@lab.example>");
    }

    @Test
    void whoHasTheMailKeepsItWhenAnotherIsRefusedForGood() {
        MailEvent czech = SampleEvents.completed("lab", 1);
        server.answer("RCPT", line -> line.contains("petr@") ? "550 unknown" : "250 ok");
        try (PostOffice office = new PostOffice(database, clock, server.settings())) {
            office.owe(czech);
            office.look();
        }
        assertThat(server.texts).hasSize(1);
        assertThat(state(czech)).isEqualTo("GIVEN_UP");
        assertThat(PostOffice.row(database, czech.id()).get("last_error")).isEqualTo("petr@lab.example: 550 unknown");
    }

    @Test
    void aTextThatIsRefusedForGoodIsGivenUp() {
        server.answer("END", "554 looks like spam");
        try (PostOffice office = new PostOffice(database, clock, server.settings())) {
            office.owe(event);
            office.look();
            assertThat(state(event)).isEqualTo("GIVEN_UP");
        }
    }

    @Test
    void aMailThatIsTooLargeIsSentWithoutTheWorkbook(@TempDir Path folder) throws Exception {
        Path workbook = Files.write(folder.resolve("a.xlsx"), new byte[100_000]);
        MailEvent large = SampleEvents.completed("english", 1, MailDetails.WORKBOOK_PATH, workbook.toString());
        server.answer(
                "END",
                line -> server.texts.get(server.texts.size() - 1).length() > 50_000
                        ? "552 message too large"
                        : "250 taken");
        try (PostOffice office = new PostOffice(database, clock, server.settings())) {
            office.owe(large);
            office.look();
            office.look();
            assertThat(state(large)).isEqualTo("SENT");
        }
        assertThat(server.texts).hasSize(2);
        assertThat(server.texts.get(1)).contains("too large for a mail").doesNotContain("a.xlsx");
    }

    @Test
    void aServerThatIsAwayForADayIsTriedAllDayAndThenGivenUpWithoutTouchingTheOthers() {
        server.answer("RCPT", line -> line.contains("jane") ? "451 not today" : "250 ok");
        MailEvent other = SampleEvents.completed("lab", 2);
        try (PostOffice office = new PostOffice(database, clock, server.settings())) {
            office.owe(event, other);
            for (int minute = 0; minute < 26 * 60; minute++) {
                office.look();
                clock.advance(Duration.ofMinutes(1));
            }
            assertThat(state(other)).isEqualTo("SENT");
            assertThat(state(event)).isEqualTo("GIVEN_UP");
            assertThat((int) PostOffice.row(database, event.id()).get("tries")).isBetween(25, 40);
        }
    }

    @Test
    void aServerThatIsSilentIsAskedOnceAMinuteNotOnceForEveryMail() {
        server.answer("CONNECT", "hang");
        try (PostOffice office = new PostOffice(database, clock, server.settings())) {
            for (int number = 0; number < 50; number++) {
                office.owe(SampleEvents.completed("english", number));
            }
            office.look();
            assertThat(triesInAll()).isEqualTo(1);
            clock.advance(Duration.ofSeconds(61));
            office.look();
            assertThat(triesInAll()).isEqualTo(2);
        }
        server.answer("CONNECT", "220 ready");
        clock.advance(Duration.ofMinutes(5));
        try (PostOffice patient = new PostOffice(database, clock, server.settings())) {
            patient.look();
            assertThat(server.texts).hasSize(50);
        }
    }

    private int triesInAll() {
        return database.jdbc()
                .sql("select sum(tries) from outbox")
                .query(Integer.class)
                .single();
    }

    @Test
    void withoutARunningServiceTheSettingsAreCheckedTheSameWay() {
        MockEnvironment settings = new MockEnvironment();
        for (String setting : server.settings("ergodrop.mail.from=a@lab.example")) {
            settings.setProperty(setting.split("=")[0], setting.split("=")[1]);
        }
        MailCheck.Result fine = MailCheck.check(settings, Locale.ENGLISH);
        assertThat(fine.sentence()).contains("answers, the connection is not encrypted", "from a@lab.example");
        settings.setProperty("ergodrop.mail.from", "nobody");
        assertThat(MailCheck.check(settings, Locale.ENGLISH).sentence())
                .contains("ergodrop.mail.from is no mail address");
        assertThat(MailCheck.check(new MockEnvironment(), Locale.ENGLISH).level())
                .isEqualTo(MailCheck.Level.OFF);
        server.close();
        settings.setProperty("ergodrop.mail.from", "a@lab.example");
        assertThat(MailCheck.check(settings, Locale.ENGLISH).sentence()).contains("cannot be used", "spring.mail.host");
    }

    @Test
    void aServerThatRepeatsThePasswordDoesNotGetItIntoLogOrLedger(CapturedOutput output) {
        String secret = "canary-Heslo-7391";
        String sent = Base64.getEncoder()
                .encodeToString(("robot@lab.example\0robot@lab.example\0" + secret).getBytes(StandardCharsets.UTF_8));
        server.answer("AUTH", line -> "535 no entry for " + secret + " alias " + line);
        try (PostOffice office = new PostOffice(
                database,
                clock,
                server.settings("spring.mail.username=robot@lab.example", "spring.mail.password=" + secret))) {
            office.owe(event);
            office.look();
            assertThat(server.lines.toString()).contains(sent);
            String row = PostOffice.row(database, event.id()).toString();
            MailCheck.Result check = office.bean(MailCheck.class).check(Locale.forLanguageTag("cs"));
            assertThat(check.level()).isEqualTo(MailCheck.Level.BAD);
            assertThat(check.sentence()).contains("nepřijal jméno a heslo", "***");
            for (String seen : List.of(row, output.getAll(), check.sentence())) {
                assertThat(seen).doesNotContain(secret, sent);
            }
            assertThat(state(event)).isEqualTo("WAITING");
        }
    }

    @Test
    void overStartTlsThePasswordIsNeverInTheClear() {
        server.answer("EHLO", "250-hostile\r\n250-STARTTLS\r\n250 AUTH PLAIN").answer("STARTTLS", "220 go ahead");
        try (PostOffice office = new PostOffice(
                database,
                clock,
                server.settings(
                        "spring.mail.username=robot",
                        "spring.mail.password=canary-7391",
                        "spring.mail.properties.mail.smtp.ssl.trust=*",
                        "spring.mail.properties.mail.smtp.ssl.checkserveridentity=false"))) {
            assertThat(office.bean(MailCheck.class).check(Locale.ENGLISH).sentence())
                    .contains("the connection is encrypted", "password are accepted", "nothing was sent");
            assertThat(server.texts).isEmpty();
            office.owe(event);
            office.look();
            assertThat(state(event)).isEqualTo("SENT");
        }
        assertThat(server.clear).allMatch(line -> line.startsWith("EHLO") || line.equals("STARTTLS"));
    }

    @Test
    void aCertificateOfSomebodyElseGetsNeitherPasswordNorMail() {
        server.answer("EHLO", "250-hostile\r\n250-STARTTLS\r\n250 AUTH PLAIN").answer("STARTTLS", "220 go ahead");
        try (PostOffice office = new PostOffice(
                database, clock, server.settings("spring.mail.username=robot", "spring.mail.password=canary-7391"))) {
            office.owe(event);
            office.look();
            assertThat(state(event)).isEqualTo("WAITING");
            assertThat(office.bean(MailCheck.class).check(Locale.ENGLISH).sentence())
                    .contains("no encrypted connection comes about");
        }
        assertThat(server.lines).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }

    private String state(MailEvent mail) {
        return PostOffice.row(database, mail.id()).get("state").toString();
    }
}
