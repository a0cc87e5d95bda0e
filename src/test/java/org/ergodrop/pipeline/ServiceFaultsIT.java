package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ergodrop.pipeline.DriveService.SOON;

import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.ergodrop.demo.google.GoogleStandIn;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.jobs.Troubles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What the whole service makes of faults around it: authorization, folders, ledger, disk, mail; see docs/faults.md. */
class ServiceFaultsIT {

    @TempDir
    private static Path folder;

    private static DriveService drive;
    private static GoogleStandIn google;

    @BeforeAll
    static void open() throws Exception {
        drive = new DriveService(
                folder, "ergodrop.console.password=canary-console-password", "ergodrop.jobs.queued-ahead=4");
        google = drive.world.google;
    }

    @AfterAll
    static void close() {
        drive.close();
    }

    @AfterEach
    void mend() {
        drive.mend();
    }

    @Test
    void aRevokedLoginIsOneMailAndTheAnalysisIsDeliveredAfterTheNextLogin() throws Exception {
        int begun = drive.mails(MailEvent.Kind.TROUBLE);
        AtomicBoolean isRevoked = new AtomicBoolean();
        drive.during("revoked.mp4", event -> {
            if (isRevoked.compareAndSet(false, true)) {
                google.oauth().revokeAll(google.drive().firstAccount());
            }
        });
        String file = drive.world.drop("revoked.mp4", 3);
        await().atMost(SOON).until(() -> isThere(TroubleKind.AUTH_LOST) && state(file) == JobState.ANALYSED);
        String later = drive.world.drop("later.mp4", 3);
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        assertThat(drive.world.in("01-upload")).contains("later.mp4");
        assertThat(drive.mails(MailEvent.Kind.TROUBLE)).isEqualTo(begun + 1);
        // a try that was refused before the login and notes it after the first look behind it would begin another
        // trouble
        await().atMost(SOON).until(() -> sleeps(file));
        drive.world.login();
        drive.assertCompletedOnce(file, "revoked.mp4");
        drive.assertCompletedOnce(later, "later.mp4");
        assertThat(events("revoked.mp4 conclude")).isEqualTo(1);
        assertThat(drive.mails(MailEvent.Kind.TROUBLE)).isEqualTo(begun + 1);
        assertThat(isThere(TroubleKind.AUTH_LOST)).isFalse();
    }

    /** Nobody tries a job that waits until it is woken. */
    private static boolean sleeps(String file) {
        return drive.jdbc()
                        .sql("update job set not_before = ? where file_id = ? and not_before is not null"
                                + " and lease_until is null")
                        .params(OffsetDateTime.now(ZoneOffset.UTC).plusHours(1), file)
                        .update()
                == 1;
    }

    @Test
    void aWorkerThatWasFrozenLongerThanItsLeaseCannotDeliver() throws Exception {
        AtomicBoolean isFrozen = new AtomicBoolean();
        // the fault is there before the video is, but is about the video's id
        CompletableFuture<String> dropped = new CompletableFuture<>();
        drive.during("zombie.mp4", event -> {
            if (isFrozen.compareAndSet(false, true)) {
                String file = dropped.join();
                Ledger ledger = drive.service.context.getBean(Ledger.class);
                Job job = drive.jobs(file).get(0);
                // its lease ran out while it stood still, and another machine took the job, before anybody looked for
                // it
                assertThat(drive.inTransaction(() -> {
                            drive.jdbc()
                                    .sql("update job set lease_until = null, sent_at = null where file_id = ?")
                                    .param(file)
                                    .update();
                            return ledger.begin(job.id(), "another-machine", Duration.ofSeconds(2));
                        }))
                        .isPresent();
            }
        });
        String file = drive.world.drop("zombie.mp4", 3);
        dropped.complete(file);
        drive.assertCompletedOnce(file, "zombie.mp4");
        assertThat(drive.jobs(file).get(0).attempt()).isEqualTo(3);
        assertThat(drive.jobs(file).get(0).worker()).isNotEqualTo("another-machine");
    }

    @Test
    void aMailServerThatIsDownChangesNothingButTheTimeOfTheMail() throws Exception {
        JavaMailSenderImpl sender = drive.service.context.getBean(JavaMailSenderImpl.class);
        int port = sender.getPort();
        sender.setPort(1);
        String file = drive.world.drop("unmailed.mp4", 3);
        await().atMost(SOON).until(() -> state(file) == JobState.NOTIFIED && tries() > 1);
        assertThat(drive.world.in("04-archive")).contains("unmailed.mp4");
        assertThat(drive.mailsAbout("unmailed")).isEmpty();
        sender.setPort(port);
        drive.assertCompletedOnce(file, "unmailed.mp4");
    }

    private static int tries() {
        return drive.count("select coalesce(max(tries), 0) from outbox where state = 'WAITING'");
    }

    @Test
    void hostileNamesAreReportedLikeAnyOther() throws Exception {
        List<String> names = List.of(
                "a/../../../hostile-up.mp4",
                "/hostile-abs.mp4",
                "hostile\0nul.mp4",
                "hostile\r\nBcc: canary-bcc@example.org\r\n.mp4",
                "hostile\u202Egpj.mp4",
                "hostile-" + "ž".repeat(300) + ".mp4",
                "hostile \uD83D\uDCA3.mp4",
                "=cmd('hostile').mp4",
                "it's \\'hostile' and name != '.mp4",
                "<script>alert('hostile')</script>.mp4");
        Map<String, String> files = new LinkedHashMap<>();
        names.forEach(name -> files.put(name, drive.world.drop(name, 2)));
        for (String name : names) {
            assertThat(drive.end(files.get(name))).as(name).isEqualTo(JobState.NOTIFIED);
        }
        assertThat(drive.world.in("03-completed").stream().filter(name -> name.contains("hostile")))
                .hasSize(names.size());
        assertThat(folder.getParent().resolve("hostile-up_ergonomics.xlsx")).doesNotExist();
        assertThat(Files.readAllLines(folder.resolve("service.log"))).noneMatch(line -> line.startsWith("Bcc:"));
        for (MimeMessage mail : drive.world.mails()) {
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getHeader("Bcc")).isNull();
        }
    }

    @Test
    void whatIsNoVideoGoesAsideWithTheReason() throws Exception {
        String upload = drive.world.id("01-upload");
        String empty = google.drive().createFile("empty.mp4", upload, new byte[0]);
        String zip = google.drive().createFile("zip.mp4", upload, new byte[] {'P', 'K', 3, 4, 0, 0});
        String text = google.drive().createFile("letter.txt", upload, "Dear".getBytes(StandardCharsets.UTF_8));
        for (String file : List.of(empty, zip, text)) {
            assertThat(drive.end(file)).isEqualTo(JobState.REJECTED);
        }
        assertThat(drive.world.in("06-failed"))
                .contains(
                        "empty.mp4",
                        "empty.mp4.reason.txt",
                        "letter.txt",
                        "letter.txt.reason.txt",
                        "zip.mp4",
                        "zip.mp4.reason.txt");
        assertThat(drive.mailsAbout("zip")).hasSize(1);
    }

    @Test
    void aFullDiskIsWaitedForAndNotTheVideosFault() throws Exception {
        AtomicInteger writes = new AtomicInteger();
        drive.report = (result, to, stem, language) -> {
            if (stem.equals("disk") && writes.incrementAndGet() < 3) {
                Files.writeString(to.resolve("half.csv"), "half");
                throw new IOException("No space left on device");
            }
            return FakeAnalysis.writeReport(result, to, stem, language);
        };
        String file = drive.world.drop("disk.mp4", 3);
        drive.assertCompletedOnce(file, "disk.mp4");
        assertThat(drive.jobs(file).get(0).starts()).isEqualTo(1);
    }

    @Test
    void whileTheLedgerIsAwayNothingIsTakenAndNothingIsLost() throws Exception {
        AtomicBoolean wasAway = new AtomicBoolean();
        drive.during("ledger.mp4", event -> {
            if (wasAway.compareAndSet(false, true)) {
                drive.isLedgerAway = true;
            }
        });
        String running = drive.world.drop("ledger.mp4", 3);
        await().atMost(SOON).until(() -> drive.isLedgerAway);
        String waiting = drive.world.drop("unnoted.mp4", 3);
        await().atMost(SOON).until(() -> events("ledger.mp4 close") == 1);
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        assertThat(drive.world.in("01-upload")).contains("unnoted.mp4");
        assertThat(drive.world.in("02-processing")).contains("ledger.mp4");
        assertThat(drive.world.in("06-failed")).doesNotContain("ledger.mp4");
        drive.isLedgerAway = false;
        // a message that was sent is looked for after half a minute; nobody waits for that here
        drive.jdbc()
                .sql("update job set sent_at = null where file_id = ?")
                .param(running)
                .update();
        drive.assertCompletedOnce(running, "ledger.mp4");
        drive.assertCompletedOnce(waiting, "unnoted.mp4");
    }

    @Test
    void aLedgerThatIsAwayForAMomentCostsNoAnalysisAndNoStart() throws Exception {
        AtomicBoolean wasAway = new AtomicBoolean();
        drive.report = (result, to, stem, language) -> {
            if (stem.equals("moment") && wasAway.compareAndSet(false, true)) {
                // back before the first repeat
                drive.isLedgerAwayOnce = true;
            }
            return FakeAnalysis.writeReport(result, to, stem, language);
        };
        String file = drive.world.drop("moment.mp4", 3);
        drive.assertCompletedOnce(file, "moment.mp4");
        assertThat(drive.isLedgerAwayOnce).isFalse();
        assertThat(events("moment.mp4 conclude")).isEqualTo(1);
        assertThat(drive.jobs(file).get(0).attempt()).isEqualTo(1);
    }

    @Test
    void aFolderThatIsGoneIsSaidOnceAndIsNoEmptyFolder() throws Exception {
        int begun = drive.mails(MailEvent.Kind.TROUBLE);
        google.drive().trash(drive.world.id("01-upload"));
        // not before: until the folder is looked after again it only seems empty, and what was seen in it would be
        // taken for gone
        String waiting = drive.world.drop("folder.mp4", 3);
        await().atMost(SOON).until(() -> isThere(TroubleKind.CONFIG_ERROR));
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        assertThat(drive.mails(MailEvent.Kind.TROUBLE)).isEqualTo(begun + 1);
        google.drive().untrash(drive.world.id("01-upload"));
        drive.assertCompletedOnce(waiting, "folder.mp4");
        assertThat(drive.jobs(waiting)).hasSize(1);
        assertThat(drive.mails(MailEvent.Kind.TROUBLE)).isEqualTo(begun + 1);
        await().atMost(SOON).until(() -> !isThere(TroubleKind.CONFIG_ERROR));
    }

    @Test
    void whenTheDaysAllowanceIsSpentTheJobWaitsAndOneMailSaysSo(@TempDir Path own) throws Exception {
        try (DriveService capped =
                new DriveService(own, "spring.jmx.enabled=false", "ergodrop.drive.daily-cap-after=1s")) {
            capped.during(
                    "capped.mp4", event -> capped.world.google.faults().on("*").answer(403, "userRateLimitExceeded"));
            String file = capped.world.drop("capped.mp4", 1);
            await().atMost(SOON)
                    .until(() -> capped.service
                            .context
                            .getBean(Troubles.class)
                            .find(TroubleKind.DAILY_CAP, "default")
                            .isPresent());
            await().atMost(SOON)
                    .until(() -> waitsForLong(capped.jobs(file).get(0))
                            && capped.world.mails().size() == 1);
            assertThat(capped.jobs(file).get(0).state()).isEqualTo(JobState.ANALYSED);
            assertThat(capped.jobs(file).get(0).starts()).isZero();
            assertThat(capped.mails(MailEvent.Kind.TROUBLE)).isEqualTo(1);
        }
    }

    /** A try that stood still is told of an outage and comes again at once; only the allowance is waited for so long. */
    private static boolean waitsForLong(Job job) {
        Instant notBefore = job.notBefore();
        return notBefore != null && notBefore.isAfter(Instant.now().plus(Duration.ofMinutes(30)));
    }

    @Test
    void noSecretIsInLogsMailsAddressesOrAttributes() throws Exception {
        drive.during("secret.mp4", event -> google.oauth().expireAccessTokens());
        String file = drive.world.drop("secret.mp4", 3);
        drive.assertCompletedOnce(file, "secret.mp4");
        Map<String, String> places = new LinkedHashMap<>();
        places.put("log", Files.readString(folder.resolve("service.log")));
        places.put("processing log", String.join("\n", drive.world.log()));
        places.put(
                "addresses",
                google.journal().entries().stream()
                        .map(entry -> entry.path() + " " + entry.query() + " " + entry.headers())
                        .toList()
                        .toString());
        for (MimeMessage mail : drive.world.mails()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            mail.writeTo(all);
            places.merge("mails", all.toString(StandardCharsets.UTF_8), String::concat);
        }
        places.put("attributes", String.join("\n", attributes()));
        assertThat(places.get("attributes")).contains("look-into-folder");
        places.forEach((place, text) -> assertThat(text)
                .as(place)
                .doesNotContain("canary-client-secret", "canary-console-password", "ya29.", "1//0"));
    }

    /** Every attribute that any rule of Jolokia could give out. */
    private static List<String> attributes() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        List<String> all = new ArrayList<>();
        for (ObjectName name : server.queryNames(null, null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    all.add(name + " " + attribute.getName() + " " + server.getAttribute(name, attribute.getName()));
                } catch (JMException | RuntimeException notReadable) {
                    // then nobody else can read it either
                }
            }
        }
        return all;
    }

    private static JobState state(String file) {
        return drive.jobs(file).isEmpty()
                ? JobState.SEEN
                : drive.jobs(file).get(0).state();
    }

    private static boolean isThere(TroubleKind kind) {
        return drive.service
                .context
                .getBean(Troubles.class)
                .find(kind, "default")
                .isPresent();
    }

    private static long events(String event) {
        return drive.service.analysis.events.stream().filter(event::equals).count();
    }
}
