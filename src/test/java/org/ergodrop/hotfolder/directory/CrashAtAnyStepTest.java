package org.ergodrop.hotfolder.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.ergodrop.delivery.DeliveryVerbs;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.intake.IntakeVerbs;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders.Stage;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.JobsProperties;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.TestLedger;
import org.ergodrop.jobs.TestQueue;
import org.ergodrop.jobs.TestSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The program dies before or after any single change it makes to the disk, the database or the broker, and starts again: the
 * video is never lost, the report is delivered once, the log has one line, one mail is owed. Also when it dies twice.
 */
class CrashAtAnyStepTest {

    /** More than either way of a job needs; {@link #theStepsAreAllCovered} holds that. */
    private static final int STEPS = 34;

    private static final String QUEUE = "default";

    @TempDir
    private Path root;

    private static final AtomicReference<Fuse> FUSE = new AtomicReference<>();
    private static final TestLedger ROWS = TestLedger.inMemory(real -> Fuse.database(real, FUSE::get));

    private final TestQueue broker = new TestQueue();
    private long nanos;

    @BeforeEach
    void nothingHappenedYet() {
        ROWS.clear();
    }

    @AfterAll
    static void end() {
        ROWS.close();
    }

    @Test
    void theStepsAreAllCovered() throws Exception {
        for (boolean usable : new boolean[] {true, false}) {
            upload(root);
            work(new Fuse(Integer.MAX_VALUE, false), usable);
            assertThat(FUSE.get().steps()).as("usable: " + usable).isBetween(15, STEPS);
        }
    }

    static Stream<int[]> crashes() {
        return IntStream.range(0, STEPS)
                .boxed()
                .flatMap(first -> IntStream.of(-1, 2, 7)
                        .mapToObj(second -> new int[] {first, second})
                        .flatMap(steps ->
                                Stream.of(new int[] {steps[0], steps[1], 0}, new int[] {steps[0], steps[1], 1})));
    }

    @ParameterizedTest(name = "dies at {0} (steps before the first death, before the second; 1 = after the change)")
    @MethodSource("crashes")
    void aUsableVideoIsDeliveredAndArchivedExactlyOnce(int[] crash) throws Exception {
        upload(root);
        dieAndRestart(crash, true);
        assertThat(names("01-upload")).isEmpty();
        assertThat(names("02-processing")).isEmpty();
        assertThat(names("03-completed")).singleElement().asString().matches("lifting_results_\\d{8}_\\d{6}");
        assertThat(Files.readString(root.resolve("03-completed")
                        .resolve(names("03-completed").get(0))
                        .resolve("report.txt")))
                .isEqualTo("the whole report");
        assertThat(root.resolve("04-archive/lifting.mp4")).hasContent("frames");
        assertThat(names("04-archive")).hasSize(1);
        assertThat(names("06-failed")).isEmpty();
        assertThat(logLines()).singleElement().asString().contains("\"outcome\":\"COMPLETED\"");
        assertThatOneJobEnded(JobState.NOTIFIED, MailEvent.Kind.COMPLETED);
    }

    @ParameterizedTest(name = "dies at {0} (steps before the first death, before the second; 1 = after the change)")
    @MethodSource("crashes")
    void anUnusableFileIsPutAsideExactlyOnce(int[] crash) throws Exception {
        upload(root);
        dieAndRestart(crash, false);
        assertThat(names("01-upload")).isEmpty();
        assertThat(names("02-processing")).isEmpty();
        assertThat(names("03-completed")).isEmpty();
        assertThat(names("06-failed")).containsExactly("lifting.mp4", "lifting.mp4.reason.txt");
        assertThat(root.resolve("06-failed/lifting.mp4")).hasContent("frames");
        assertThat(root.resolve("06-failed/lifting.mp4.reason.txt")).hasContent("not a video");
        assertThat(logLines()).singleElement().asString().contains("\"outcome\":\"REJECTED\"", "not a video");
        assertThatOneJobEnded(JobState.REJECTED, MailEvent.Kind.REJECTED);
    }

    private void assertThatOneJobEnded(JobState state, MailEvent.Kind mail) {
        assertThat(ROWS.ledger.newest(10)).singleElement().satisfies(job -> {
            assertThat(job.state()).isEqualTo(state);
            assertThat(job.closed()).isTrue();
        });
        assertThat(ROWS.outbox.due(10)).extracting(owed -> owed.event().kind()).containsExactly(mail);
    }

    private void dieAndRestart(int[] crash, boolean usable) throws Exception {
        boolean after = crash[2] == 1;
        runUntilDeath(new Fuse(crash[0], after), usable);
        if (crash[1] >= 0) {
            runUntilDeath(new Fuse(crash[1], after), usable);
        }
        work(new Fuse(Integer.MAX_VALUE, false), usable);
    }

    private void runUntilDeath(Fuse next, boolean usable) throws Exception {
        try {
            work(next, usable);
        } catch (Fuse.Death expected) {
            assertThat(next.isAlive()).isFalse();
        }
    }

    /** What the routes do, one start of the program, a minute after the last one. */
    private void work(Fuse next, boolean usable) throws Exception {
        FUSE.set(next);
        ROWS.clock.pass(Duration.ofMinutes(1));
        new Folders(root).create();
        DirectoryHotFolder folder =
                new DirectoryHotFolder(QUEUE, root, ROWS.ledger, ROWS.notes, next.disk(), ROWS.clock);
        HotFolders folders = new HotFolders(Map.of(QUEUE, folder));
        JobsProperties jobs = TestSettings.jobs("max-starts=5");
        try (DataFolder data = DataFolder.take(root.resolve("data"))) {
            Queues queues = new Queues(List.of(TestSettings.queue(QUEUE)));
            IntakeVerbs intake = new IntakeVerbs(ROWS, folders, queues, jobs, data, broker, () -> nanos);
            DeliveryVerbs delivery = new DeliveryVerbs(ROWS, folders, intake.inFlight);
            ROWS.ledger.dropLeases(data.instance());
            folder.returnStrays();
            for (int look = 0; look < 3; look++) {
                nanos += Duration.ofSeconds(10).toNanos();
                send(intake, intake.toSend());
                send(intake, intake.look(QUEUE));
                while (broker.peek() != null) {
                    take(intake, delivery, broker.peek(), usable);
                    FUSE.get().step(broker::acknowledge);
                }
            }
        }
    }

    private void send(IntakeVerbs intake, List<String> jobs) throws IOException {
        for (String job : jobs) {
            intake.queue(job);
        }
    }

    private void take(IntakeVerbs intake, DeliveryVerbs delivery, String id, boolean usable) throws Exception {
        Exchange exchange = intake.begin(id);
        Stage stage = intake.stage(exchange);
        if (stage == Stage.ANALYSED) {
            delivery.deliver(id);
        } else if (stage == Stage.GIVEN_UP) {
            delivery.putAside(id, null, null);
        } else if (stage == Stage.NEW) {
            intake.fetch(id);
            if (usable) {
                Files.writeString(delivery.reportFolder(id).resolve("report.txt"), "the whole report");
                Job job = intake.inFlight.require(id);
                intake.inFlight.move(job, JobState.ANALYSED);
                delivery.deliver(id);
            } else {
                delivery.putAside(id, JobState.REJECTED, "not a video");
            }
        }
        intake.end(exchange);
    }

    private static void upload(Path root) throws IOException {
        new Folders(root).create();
        Files.writeString(root.resolve("01-upload/lifting.mp4"), "frames");
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> logLines() throws IOException {
        return Files.readAllLines(
                root.resolve("05-logs").resolve(names("05-logs").get(0)));
    }
}
