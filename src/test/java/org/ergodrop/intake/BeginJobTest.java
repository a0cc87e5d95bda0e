package org.ergodrop.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.DataFolder;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobHeaders.Stage;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.TestLedger;
import org.ergodrop.jobs.TestQueue;
import org.ergodrop.jobs.TestSettings;
import org.ergodrop.jobs.TooManyStartsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;

/** What is left to do with the job of a message. */
class BeginJobTest {

    @TempDir
    private Path disk;

    private final TestLedger rows = TestLedger.inMemory();
    private DataFolder data;
    private IntakeVerbs intake;

    @BeforeEach
    void aWorker() throws IOException {
        data = DataFolder.take(disk);
        intake = new IntakeVerbs(
                rows,
                new HotFolders(Map.of("q", new FakeFolder("q"))),
                new Queues(List.of(TestSettings.queue("q"))),
                TestSettings.jobs("max-starts=3"),
                data,
                new TestQueue(),
                () -> 0);
    }

    @AfterEach
    void end() throws IOException {
        data.close();
        rows.close();
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, NEW",
        "RUNNING, NEW",
        // its report was on the disk of another machine
        "ANALYSED, NEW",
        "RESULTS_PENDING, NEW",
        "DELIVERED, ANALYSED",
        "ARCHIVED, ANALYSED",
        "REJECTED, GIVEN_UP",
        "FAILED, GIVEN_UP",
        "CANCELLED, GIVEN_UP"
    })
    void theStateSaysWhatIsLeft(JobState state, Stage left) throws Exception {
        Job job = rows.ledger.move(rows.queued("q", "a"), state, "why").orElseThrow();
        assertThat(begin(job)).isEqualTo(left);
        if (left == Stage.NEW) {
            assertThat(rows.ledger.get(job.id()).state()).isEqualTo(JobState.RUNNING);
        }
    }

    @Test
    void aClosedJobAnUnknownOneAndOneInOtherHandsAreNothing() throws Exception {
        Job closed = rows.queued("q", "closed");
        rows.ledger.close(closed, JobState.NOTIFIED, null, List.of(), rows.outbox);
        assertThat(begin(closed)).isEqualTo(Stage.NOTHING);
        Job others = rows.queued("q", "others");
        rows.ledger.begin(others.id(), "another", Duration.ofMinutes(1));
        assertThat(begin(others)).isEqualTo(Stage.NOTHING);
        assertThat(intake.stage(intake.begin("20260101-080000-abcdef"))).isEqualTo(Stage.NOTHING);
    }

    @Test
    void aJobOfAQueueThatIsNotConfiguredAnyMoreStaysAsItIs() throws Exception {
        Job job = rows.queued("gone", "a");
        assertThat(begin(job)).isEqualTo(Stage.NOTHING);
        assertThat(rows.ledger.get(job.id())).isEqualTo(job);
    }

    @Test
    void theSameJobIsNotBegunTwiceInOneProcess() throws Exception {
        Job job = rows.queued("q", "a");
        Exchange first = intake.begin(job.id().value());
        rows.clock.pass(Duration.ofHours(1));
        assertThat(begin(job)).isEqualTo(Stage.NOTHING);
        assertThat(intake.inFlight.require(job.id()).attempt()).isEqualTo(1);
        intake.end(first);
        rows.clock.pass(Duration.ofMinutes(1));
        assertThat(begin(job)).isEqualTo(Stage.NEW);
    }

    @Test
    void aBeginThatTheLedgerFailedToNoteIsRepeatedByTheSameWorker() throws Exception {
        Job job = rows.queued("q", "a");
        rows.jdbc.sql("alter table job add constraint away check (attempt < 1)").update();
        assertThatThrownBy(() -> begin(job)).isInstanceOf(DataAccessException.class);
        assertThat(intake.inFlight.isBusy()).isFalse();
        rows.jdbc.sql("alter table job drop constraint away").update();
        assertThat(begin(job)).isEqualTo(Stage.NEW);
    }

    @Test
    void aVideoThatTakesTheProgramDownIsGivenUpAfterItsLastStart() throws Exception {
        Job job = rows.queued("q", "a");
        for (int start = 1; start <= 3; start++) {
            // the program dies: nobody ends the exchange
            assertThat(rows.ledger.begin(job.id(), data.instance(), Duration.ofMinutes(1)))
                    .isPresent();
            rows.ledger.dropLeases(data.instance());
        }
        assertThatThrownBy(() -> intake.begin(job.id().value())).isInstanceOf(TooManyStartsException.class);
    }

    @Test
    void aJobThatIsNotEndedByItsExchangeRestsAndTheStartCounts() throws Exception {
        Job job = rows.queued("q", "a");
        intake.end(intake.begin(job.id().value()));
        Job after = rows.ledger.get(job.id());
        assertThat(after.state()).isEqualTo(JobState.QUEUED);
        assertThat(after.starts()).isEqualTo(1);
        assertThat(after.leaseUntil()).isNull();
        assertThat(after.notBefore()).isEqualTo(rows.clock.instant().plusSeconds(5));
        assertThat(intake.inFlight.all()).isEmpty();
    }

    @Test
    void aJobWhoseLastStepsNeverSucceedRestsLongerAndLonger() throws Exception {
        Job job =
                rows.ledger.move(rows.queued("q", "a"), JobState.FAILED, "why").orElseThrow();
        for (int seconds : new int[] {5, 10, 20, 40, 80, 160, 320, 640, 640}) {
            intake.end(intake.begin(job.id().value()));
            assertThat(rows.ledger.get(job.id()).notBefore())
                    .isEqualTo(rows.clock.instant().plusSeconds(seconds));
            rows.clock.pass(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void anOrderlyStopTakesItsStartBackAndFreesTheJobAtOnce() throws Exception {
        Job job = rows.queued("q", "a");
        intake.begin(job.id().value());
        intake.interrupt(job);
        Job after = rows.ledger.get(job.id());
        assertThat(after.starts()).isZero();
        assertThat(after.notBefore()).isEqualTo(rows.clock.instant());
        assertThat(rows.ledger.begin(job.id(), "another", Duration.ofMinutes(1)))
                .isPresent();
    }

    private Stage begin(Job job) throws Exception {
        return intake.stage(intake.begin(job.id().value()));
    }
}
