package org.ergodrop.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ergodrop.hotfolder.HotFolderException;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.TestLedger;
import org.ergodrop.jobs.TestQueue;
import org.ergodrop.jobs.TestSettings;
import org.ergodrop.jobs.Trouble;
import org.ergodrop.jobs.TroubleKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks, compared with the ledger: what becomes a job, when, and how many at once. */
class LookIntoFolderTest {

    @TempDir
    private Path disk;

    private final TestLedger rows = TestLedger.inMemory();
    private final FakeFolder q = new FakeFolder("q");
    private final FakeFolder p = new FakeFolder("p");
    private final TestQueue broker = new TestQueue();
    private DataFolder data;
    private IntakeVerbs intake;
    private long nanos;

    @BeforeEach
    void twoQueues() throws IOException {
        data = DataFolder.take(disk);
        Queues queues = new Queues(List.of(TestSettings.queue("q"), TestSettings.queue("p")));
        HotFolders folders = new HotFolders(Map.of("q", q, "p", p));
        intake = new IntakeVerbs(rows, folders, queues, TestSettings.jobs(), data, broker, () -> nanos);
    }

    @AfterEach
    void end() throws IOException {
        data.close();
        rows.close();
    }

    /** Two services look at one folder, for a while or for ever. */
    @Test
    void twoIntakesQueueEveryFileAndDisturbNoWorker() throws Exception {
        Queues queues = new Queues(List.of(TestSettings.queue("q"), TestSettings.queue("p")));
        IntakeVerbs second = new IntakeVerbs(
                rows, new HotFolders(Map.of("q", q, "p", p)), queues, TestSettings.jobs(), data, broker, () -> nanos);
        q.drop("1", "a.mp4", "r1");
        look("q");
        second.look("q");
        List<String> due = look("q");
        List<String> dueThereToo = second.look("q");
        assertThat(dueThereToo).isEqualTo(due).hasSize(1);
        queue(due);
        Job held = rows.ledger
                .begin(jobs().get(0).id(), "worker", Duration.ofMinutes(2))
                .orElseThrow();
        second.queue(dueThereToo.get(0));
        assertThat(broker.depth()).as("messages").isEqualTo(1);
        assertThat(rows.ledger.move(held, JobState.ANALYSED, null)).isPresent();
        assertThat(second.look("q")).isEmpty();
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void aFileHasARowFromTheFirstLookAndIsQueuedWhenItHasFinished() throws IOException {
        q.drop("1", "a.mp4", "r1");
        assertThat(look("q")).isEmpty();
        assertThat(jobs())
                .singleElement()
                .satisfies(job -> assertThat(job.state()).isEqualTo(JobState.SEEN));
        List<String> due = look("q");
        assertThat(due).containsExactly(jobs().get(0).id().value());
        queue(due);
        assertThat(q.processing).containsExactly("1");
        assertThat(broker.depth()).isEqualTo(1);
        assertThat(look("q")).isEmpty();
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void twoFilesOfOneNameAreTwoJobs() throws IOException {
        q.drop("1", "a.mp4", "r1");
        q.drop("2", "a.mp4", "r1");
        look("q");
        queue(look("q"));
        assertThat(jobs()).hasSize(2).extracting(Job::name).containsOnly("a.mp4");
        assertThat(q.processing).containsExactly("1", "2");
    }

    @Test
    void aFileReplacedWhileItWaitsIsStillOneJobAboutTheNewContent() throws IOException {
        q.drop("1", "a.mp4", "r1");
        look("q");
        q.drop("1", "b.mp4", "r2");
        assertThat(look("q")).isEmpty();
        assertThat(jobs()).singleElement().satisfies(job -> {
            assertThat(job.file().revision()).isEqualTo("r2");
            assertThat(job.name()).isEqualTo("b.mp4");
            assertThat(job.state()).isEqualTo(JobState.SEEN);
        });
        assertThat(look("q")).hasSize(1);
    }

    @Test
    void aFileReplacedWhenItHadFinishedWaitsForTwoEqualLooksAgain() throws IOException {
        for (int file = 0; file < 5; file++) {
            q.drop("" + file, file + ".mp4", "r1");
        }
        look("q");
        queue(look("q"));
        q.drop("4", "4.mp4", "r2");
        finishAll();
        queue(look("q"));
        assertThat(rows.ledger.ofFile("q", "4").get(0).state()).isEqualTo(JobState.SEEN);
    }

    @Test
    void aFilePutBackAfterItsFailureBeginsAnotherRound() throws IOException {
        q.drop("1", "a.mp4", "r1");
        look("q");
        queue(look("q"));
        Job failed = finishAll().get(0);
        assertThat(look("q")).isEmpty();
        q.drop("1", "a.mp4", "r1");
        look("q");
        queue(look("q"));
        List<Job> known = rows.ledger.ofFile("q", "1");
        assertThat(known).hasSize(2);
        assertThat(known.stream().map(job -> job.file().round())).containsExactlyInAnyOrder(0, 1);
        assertThat(known.stream().map(Job::id)).contains(failed.id());
    }

    @Test
    void aFileThatIsTakenAwayBeforeWorkBeganEndsQuietly() throws IOException {
        q.drop("1", "a.mp4", "r1");
        look("q");
        q.uploads.clear();
        look("q");
        look("q");
        assertThat(jobs().get(0).closed()).isFalse();
        look("q");
        assertThat(jobs().get(0).closed()).isTrue();
        assertThat(jobs().get(0).state()).isEqualTo(JobState.CANCELLED);
        assertThat(rows.outbox.due(10)).isEmpty();
    }

    @Test
    void anOutageIsNotAnEmptyFolder() throws IOException {
        q.drop("1", "a.mp4", "r1");
        look("q");
        q.broken = new HotFolderException(HotFolderException.Kind.OUTAGE, locale -> "no answer", null, null);
        for (int look = 0; look < 20; look++) {
            assertThatThrownBy(() -> look("q")).isSameAs(q.broken);
        }
        assertThat(jobs().get(0).closed()).isFalse();
        assertThat(rows.troubles.of("q")).extracting(Trouble::kind).containsExactly(TroubleKind.OUTAGE);
        q.broken = null;
        look("q");
        assertThat(rows.troubles.all()).isEmpty();
        assertThat(look("q")).hasSize(1);
    }

    @Test
    void nothingNewIsTakenWhileATroublePausesTheQueueAndTheOtherQueueGoesOn() throws IOException {
        q.drop("0", "waits.mp4", "r1");
        look("q");
        queue(look("q"));
        q.drop("1", "a.mp4", "r1");
        p.drop("1", "a.mp4", "r1");
        rows.troubles.begin(TroubleKind.DISK_FULL, "q", "q", "no room");
        look("q");
        look("p");
        assertThat(look("q")).isEmpty();
        assertThat(look("p")).hasSize(1);
        rows.troubles.end(TroubleKind.DISK_FULL, "q", "q");
        assertThat(look("q")).hasSize(1);
    }

    @Test
    void aFullDiskIsForgottenWhenNoJobIsLeftThatCouldFindRoomAgain() throws IOException {
        q.drop("1", "a.mp4", "r1");
        rows.troubles.begin(TroubleKind.DISK_FULL, "q", "q", "no room");
        look("q");
        assertThat(rows.troubles.all()).isEmpty();
        assertThat(look("q")).hasSize(1);
    }

    @Test
    void aQueueWithTwoHundredFilesDoesNotStarveTheOther() throws IOException {
        for (int file = 0; file < 200; file++) {
            q.drop("q" + file, file + ".mp4", "r");
        }
        look("q");
        queue(look("q"));
        for (int file = 0; file < 10; file++) {
            p.drop("p" + file, file + ".mp4", "r");
        }
        look("p");
        queue(look("p"));
        List<String> order = new ArrayList<>();
        while (broker.peek() != null) {
            order.add(finishNext().queue());
            queue(look("q"));
            queue(look("p"));
        }
        assertThat(order).hasSize(210);
        // the ten of p are done within the first thirty
        assertThat(order.subList(0, 30).stream().filter("p"::equals)).hasSize(10);
        assertThat(jobs()).allMatch(Job::closed);
    }

    @Test
    void neverMoreJobsOfAQueueAreWithTheWorkersThanItsShare() throws IOException {
        for (int file = 0; file < 50; file++) {
            q.drop("q" + file, file + ".mp4", "r");
        }
        for (int look = 0; look < 10; look++) {
            queue(look("q"));
            assertThat(rows.ledger.inHand("q")).isLessThanOrEqualTo(2);
        }
        assertThat(q.uploads).hasSize(48);
    }

    /** The worker of one job; it fails. */
    private Job finishNext() {
        JobId id = new JobId(broker.peek());
        Job begun = rows.ledger.begin(id, "one", Duration.ofMinutes(1)).orElseThrow();
        (begun.queue().equals("q") ? q : p).putAside(begun, org.ergodrop.hotfolder.Outcome.FAILED, "why");
        broker.acknowledge();
        return rows.ledger
                .close(begun, JobState.FAILED, "why", List.of(), rows.outbox)
                .orElseThrow();
    }

    private List<Job> finishAll() {
        List<Job> ended = new ArrayList<>();
        while (broker.peek() != null) {
            ended.add(finishNext());
        }
        return ended;
    }

    private List<String> look(String queue) throws IOException {
        nanos += Duration.ofSeconds(10).toNanos();
        return intake.look(queue);
    }

    private void queue(List<String> due) throws IOException {
        for (String id : due) {
            intake.queue(id);
        }
    }

    private List<Job> jobs() {
        return rows.ledger.newest(1000);
    }
}
