package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hot folders of one service, one on Drive and one on the disk, each in its own language. */
class SeveralQueuesIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void eachFolderGetsItsOwnResultsInItsOwnLanguageAndNoneWaitsForTheOtherToBeEmpty() throws Exception {
        Path english = folder.resolve("english");
        FakeAnalysis analysis = new FakeAnalysis();
        CountDownLatch goOn = new CountDownLatch(1);
        analysis.beforePose = event -> awaitUninterrupted(goOn);
        try (DriveWorld world = new DriveWorld(folder).login();
                RunningService service = world.service(
                        analysis,
                        "ergodrop.queues[0].name=lab",
                        "ergodrop.queues[0].drive-root=" + world.root,
                        "ergodrop.queues[1].name=english",
                        "ergodrop.queues[1].source=directory",
                        "ergodrop.queues[1].directory=" + english,
                        "ergodrop.queues[1].language=en",
                        "ergodrop.queues[1].recipients=jane@example.org")) {
            for (int video = 0; video < 12; video++) {
                world.drop("lab" + video + ".mp4", 2);
            }
            world.drop("poznámky.mp4", 0);
            FakeAnalysis.drop(english.resolve("01-upload"), "single.mp4", 2);
            FakeAnalysis.drop(english.resolve("01-upload"), "notes.mp4", "shopping list");
            Ledger ledger = service.context.getBean(Ledger.class);
            // no video goes forward before the one that came last is in the queue; a worker that is free takes it up so
            // soon that nobody notes when it was sent
            await().atMost(SOON)
                    .until(() -> ledger.newest(20).stream()
                            .anyMatch(job ->
                                    job.name().equals("single.mp4") && (job.sentAt() != null || job.attempt() > 0)));
            goOn.countDown();
            await().atMost(SOON)
                    .until(() -> ledger.newest(20).size() == 15
                            && ledger.countOpen() == 0
                            && world.log().size() == 13);
            assertThat(world.in("04-archive")).hasSize(12);
            assertThat(world.in("06-failed")).containsExactly("poznámky.mp4", "poznámky.mp4.reason.txt");
            assertThat(english.resolve("04-archive/single.mp4")).exists();
            assertThat(english.resolve("06-failed/notes.mp4.reason.txt"))
                    .content()
                    .contains("is not a video");
            List<Job> byStart = ledger.newest(20);
            assertThat(byStart).extracting(Job::queue).contains("lab", "english");
            assertThat(service.analysis.events.indexOf("single.mp4 close"))
                    .isLessThan(service.analysis.events.indexOf("lab11.mp4 close"));
            await().atMost(SOON).until(() -> world.mails().size() == 15);
            int toJane = 0;
            for (MimeMessage mail : world.mails()) {
                toJane += mail.getAllRecipients()[0].toString().contains("jane@example.org") ? 1 : 0;
            }
            assertThat(toJane).isEqualTo(2);
        } finally {
            goOn.countDown();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
