package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ergodrop.pipeline.DriveService.SOON;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ergodrop.demo.google.GoogleStandIn;
import org.ergodrop.demo.google.GrowingFile;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.MailEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the whole service makes of Drive's faults; the table of all faults is in docs/faults.md. */
class DriveFaultsIT {

    @TempDir
    private static Path folder;

    private static DriveService drive;
    private static GoogleStandIn google;

    @BeforeAll
    static void open() throws Exception {
        drive = new DriveService(folder, "ergodrop.jobs.workers=2", "ergodrop.jobs.queued-ahead=6");
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
    void whileAnUploadGrowsItIsNotTaken() throws Exception {
        GrowingFile growing = google.drive().grow("growing.mp4", drive.world.id("01-upload"));
        growing.append("video 4".getBytes(StandardCharsets.UTF_8));
        for (int poll = 0; poll < 5; poll++) {
            drive.awaitLooks(2);
            growing.append(" more".getBytes(StandardCharsets.UTF_8));
            assertThat(drive.world.in("01-upload")).contains("growing.mp4");
        }
        growing.finish();
        drive.assertCompletedOnce(growing.id(), "growing.mp4");
        assertThat(drive.reports("growing")).containsExactly("4 batches");
        assertThat(drive.jobs(growing.id())).hasSize(1);
    }

    @Test
    void aContentThatIsReplacedDuringTheAnalysisGetsTheReportOfTheNewOneOnly() throws Exception {
        drive.during("replaced.mp4", event -> {
            String id = google.drive().named("replaced.mp4").get(0).id();
            if (drive.jobs(id).size() == 1 && event.endsWith("pose 1")) {
                google.drive().replaceContent(id, "video 7 other".getBytes(StandardCharsets.UTF_8));
            }
        });
        String file = drive.world.drop("replaced.mp4", 3);
        await().atMost(SOON).until(() -> drive.jobs(file).size() == 2);
        drive.assertCompletedOnce(file, "replaced.mp4");
        assertThat(drive.reports("replaced")).containsExactly("7 batches");
        assertThat(drive.jobs(file))
                .extracting(Job::state)
                .containsExactlyInAnyOrder(JobState.NOTIFIED, JobState.CANCELLED);
    }

    @Test
    void twoFilesOfOneNameAreTwoReports() throws Exception {
        String first = drive.world.drop("twin.mp4", 2);
        String second = drive.world.drop("twin.mp4", 3);
        assertThat(List.of(drive.end(first), drive.end(second))).containsOnly(JobState.NOTIFIED);
        assertThat(drive.reports("twin")).containsExactly("2 batches", "3 batches");
        assertThat(drive.world.in("04-archive").stream().filter(name -> name.startsWith("twin")))
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(drive.mailsAbout("twin")).hasSize(2);
    }

    @Test
    void aFileThatIsDeletedDuringItsDownloadIsForgottenWithoutAMail() throws Exception {
        // the request for its bytes finds it gone: who deletes it beside that may come too late, or too early
        var download = google.faults()
                .on("media.download")
                .when(asked -> google.drive()
                        .find(asked.fileId())
                        .filter(file -> file.name().equals("deleted.mp4"))
                        .isPresent())
                .when(asked -> {
                    google.drive().delete(asked.fileId());
                    return true;
                })
                .latency(Duration.ofMillis(50));
        String file = drive.world.drop("deleted.mp4", 3);
        assertThat(drive.end(file)).isEqualTo(JobState.CANCELLED);
        assertThat(download.hits()).isPositive();
        assertThat(drive.mailsAbout("deleted")).isEmpty();
        assertThat(drive.world.in("06-failed")).noneMatch(name -> name.startsWith("deleted"));
        Path work =
                folder.resolve("data/work").resolve(drive.jobs(file).get(0).id().value());
        assertThat(Files.exists(work) ? Files.list(work).toList() : List.of()).isEmpty();
    }

    @Test
    void aTokenThatEndsInTheMiddleIsNotFelt() throws Exception {
        drive.during("token.mp4", event -> google.oauth().expireAccessTokens());
        String file = drive.world.drop("token.mp4", 3);
        drive.assertCompletedOnce(file, "token.mp4");
        assertThat(drive.jobs(file).get(0).starts()).isEqualTo(1);
    }

    @Test
    void aBurstOfRateLimitsFailsNothing() throws Exception {
        var burst = google.faults().on("files.*").withProbability(0.5, 11);
        burst.answer(403, "userRateLimitExceeded");
        String file = drive.world.drop("limited.mp4", 3);
        drive.assertCompletedOnce(file, "limited.mp4");
        assertThat(burst.hits()).isPositive();
        assertThat(drive.jobs(file).get(0).starts()).isEqualTo(1);
    }

    @Test
    void whileTheDriveIsFullTheReportWaitsHereAndIsNotMadeAgain() throws Exception {
        int troubles = drive.mails(MailEvent.Kind.TROUBLE);
        var full = google.faults().on("upload.start");
        full.answer(403, "storageQuotaExceeded");
        String file = drive.world.drop("quota.mp4", 3);
        await().atMost(SOON)
                .until(() -> !drive.jobs(file).isEmpty()
                        && drive.jobs(file).get(0).state() == JobState.RESULTS_PENDING
                        && full.hits() > 2);
        assertThat(drive.mails(MailEvent.Kind.TROUBLE)).isEqualTo(troubles + 1);
        full.remove();
        drive.assertCompletedOnce(file, "quota.mp4");
        assertThat(drive.service.analysis.events.stream().filter("quota.mp4 conclude"::equals))
                .hasSize(1);
        assertThat(drive.mails(MailEvent.Kind.TROUBLE)).isEqualTo(troubles + 1);
    }

    @Test
    void anOutageIsNoEmptyFolderAndLosesNothing() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        drive.during("outage.mp4", event -> {
            if (isOver.compareAndSet(false, true)) {
                google.faults().on("files.*").between(1, 60).answer(503, "backendError");
                google.faults().on("upload.*").between(1, 10).resetConnection();
            }
        });
        String waiting = drive.world.drop("outage.mp4", 3);
        drive.assertCompletedOnce(waiting, "outage.mp4");
        assertThat(drive.jobs(waiting)).hasSize(1);
        assertThat(drive.service.analysis.events.stream().filter("outage.mp4 conclude"::equals))
                .hasSize(1);
    }

    @Test
    void whenTheAnswerToAnUploadIsLostThereIsOneFile() throws Exception {
        var lost = google.faults().on("upload.put").first(2);
        lost.loseAnswer();
        var made = google.faults().on("files.create").first(1);
        made.loseAnswer();
        var moved = google.faults().on("files.update").first(2);
        moved.loseAnswer();
        String file = drive.world.drop("lost.mp4", 3);
        drive.assertCompletedOnce(file, "lost.mp4");
        assertThat(lost.hits() + made.hits() + moved.hits()).isGreaterThan(2);
    }

    @Test
    void twoHundredFilesAtOnceAreEachReportedOnceAlthoughTheListsAreLate() throws Exception {
        google.faults().hideNewFilesFor(3);
        google.faults().showMovedFilesFor(3);
        google.faults().on("files.list").withProbability(0.2, 38).emptyPage();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            files.add(drive.world.drop("many%03d.mp4".formatted(i), 1));
        }
        // that no mail is owed is mostly seen when all are through
        await().atMost(SOON.multipliedBy(3))
                .until(() -> drive.count("select count(*) from job where closed and name like 'many%'") >= 200);
        for (String file : files) {
            assertThat(drive.end(file)).isEqualTo(JobState.NOTIFIED);
        }
        assertThat(drive.reports("many")).isEmpty();
        assertThat(drive.world.in("03-completed").stream()
                        .filter(name -> name.startsWith("many"))
                        .map(name -> name.substring(0, "many000".length())))
                .hasSize(200)
                .doesNotHaveDuplicates();
        assertThat(drive.world.in("04-archive").stream().filter(name -> name.startsWith("many")))
                .hasSize(200);
        assertThat(drive.world.in("01-upload")).noneMatch(name -> name.startsWith("many"));
        assertThat(drive.world.log().stream().filter(line -> line.contains("\"video\":\"many")))
                .hasSize(200);
        assertThat(drive.mailsAbout("many")).hasSize(200);
        assertThat(files).allMatch(file -> drive.jobs(file).size() == 1);
    }

    @Test
    void aShortcutIsTakenLikeItsVideoWhileDocsAndFoldersAreLeftAlone() throws Exception {
        String elsewhere =
                google.drive().createFolder("elsewhere", google.drive().root());
        String target = google.drive()
                .createFile("original.mp4", elsewhere, "video 3 original".getBytes(StandardCharsets.UTF_8));
        String upload = drive.world.id("01-upload");
        String shortcut = google.drive().createShortcut("shortcut.mp4", upload, target);
        google.drive().createWithoutBytes("notes", upload, "application/vnd.google-apps.document");
        google.drive().createFolder("subfolder.mp4", upload);
        drive.assertCompletedOnce(shortcut, "shortcut.mp4");
        drive.awaitLooks(5);
        assertThat(drive.world.in("01-upload")).contains("notes", "subfolder.mp4");
        assertThat(google.drive().find(target).orElseThrow().folder()).isEqualTo(elsewhere);
    }
}
