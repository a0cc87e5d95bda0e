package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ergodrop.jobs.Ledger.Charge;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger promises, whatever database it is on. */
abstract class LedgerContract {

    private static final Duration LEASE = Duration.ofMinutes(2);

    private TestLedger rows;
    private Ledger ledger;

    /** A ledger on the database that is tested; the same one for all tests. */
    abstract TestLedger rows();

    @BeforeEach
    void nothingHappenedYet() {
        rows = rows();
        rows.clear();
        ledger = rows.ledger;
    }

    @Test
    void aFileIsSeenOnce() {
        FileKey key = new FileKey("q", "a", "r1", 0);
        Job job =
                ledger.see(key, "a.mp4", 5, "0123456789abcdef0123456789abcdef").orElseThrow();
        assertThat(job.state()).isEqualTo(JobState.SEEN);
        assertThat(job.file()).isEqualTo(key);
        assertThat(job.name()).isEqualTo("a.mp4");
        assertThat(job.sizeBytes()).isEqualTo(5);
        assertThat(job.md5()).isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(job.createdAt()).isEqualTo(rows.clock.instant());
        assertThat(ledger.see(key, "a.mp4", 5, null)).isEmpty();
        assertThat(ledger.newest(10)).hasSize(1);
        assertThat(ledger.events(job.id())).hasSize(1);
    }

    @Test
    void anotherRevisionRoundFileOrQueueIsAnotherJob() {
        for (FileKey key : List.of(
                new FileKey("q", "a", "r1", 0),
                new FileKey("q", "a", "r2", 0),
                new FileKey("q", "a", "r1", 1),
                new FileKey("q", "b", "r1", 0),
                new FileKey("p", "a", "r1", 0))) {
            assertThat(ledger.see(key, "a.mp4", 1, null)).isPresent();
        }
        assertThat(ledger.ofFile("q", "a")).hasSize(3);
        assertThat(ledger.open("q")).hasSize(4);
    }

    @Test
    void aHostileNameComesBackAsItWas() {
        String name = "Zvedání '; drop table job; -- \u202E\n🏋️ =cmd().mp4";
        Job job = ledger.see(new FileKey("q", name, "r", 0), name, 1, null).orElseThrow();
        assertThat(ledger.ofFile("q", name)).singleElement().isEqualTo(job);
    }

    /** One such name must not keep all the others of its folder from being seen. */
    @Test
    void aTextThatNoDatabaseTakesIsKeptAsWellAsItCanBe() {
        String name = "nul\0 and half \uD83C.mp4" + "ž".repeat(3000);
        Job job = ledger.see(new FileKey("q", "a", "r1", 0), name, 1, null).orElseThrow();
        assertThat(job.name()).startsWith("nul\uFFFD and half \uFFFD.mp4ž").hasSize(2000);
        job = ledger.follow(job, "r2", name, 1, null).orElseThrow();
        assertThat(job.name()).hasSize(2000);
        job = ledger.move(job, JobState.FAILED, "said \0 " + "x".repeat(3992) + "\uD83C\uDFCB")
                .orElseThrow();
        assertThat(job.reason()).startsWith("said \uFFFD x").endsWith("x\uFFFD").hasSize(4000);
        rows.notes.write(job.id(), "note", "left\0right");
        assertThat(rows.notes.choose(job.id(), "note", "")).isEqualTo("left\uFFFDright");
        assertThat(rows.notes.choose(job.id(), "other", "\0")).isEqualTo("\uFFFD");
        assertThat(rows.troubles.begin(TroubleKind.OUTAGE, "q", "q", "\0" + "x".repeat(5000)))
                .isTrue();
        assertThat(rows.troubles.all())
                .singleElement()
                .satisfies(trouble ->
                        assertThat(trouble.detail()).startsWith("\uFFFDx").hasSize(4000));
    }

    @ParameterizedTest
    @EnumSource(JobState.class)
    void everyMoveIsMadeOnceAndOnlyByWhoKnowsTheRowAsItIs(JobState to) {
        Job seen = rows.seen("q", "a");
        rows.clock.pass(Duration.ofSeconds(3));
        Optional<Job> moved = ledger.move(seen, to, "why");
        assertThat(moved).hasValueSatisfying(job -> {
            assertThat(job.state()).isEqualTo(to);
            assertThat(job.reason()).isEqualTo("why");
            // staying is not arriving
            assertThat(job.stateSince()).isEqualTo(to == JobState.SEEN ? seen.stateSince() : rows.clock.instant());
        });
        if (to != JobState.SEEN) {
            assertThat(ledger.move(seen, JobState.FAILED, "too late")).isEmpty();
        }
        assertThat(ledger.get(seen.id()).state()).isEqualTo(to);
        JobEvent last = ledger.events(seen.id()).get(1);
        assertThat(last.from()).isEqualTo(JobState.SEEN);
        assertThat(last.to()).isEqualTo(to);
        assertThat(last.reason()).isEqualTo("why");
        assertThat(last.at()).isEqualTo(rows.clock.instant());
    }

    @Test
    void anAttemptThatIsOverChangesNothingAnyMore() {
        Job first = begin(rows.queued("q", "a"), "one");
        rows.clock.pass(LEASE.plusSeconds(1));
        Job second = begin(first, "two");
        assertThat(second.attempt()).isEqualTo(first.attempt() + 1);
        assertThat(ledger.move(first, JobState.ANALYSED, null)).isEmpty();
        assertThat(ledger.postpone(first, rows.clock.instant(), Charge.FREE, null))
                .isEmpty();
        assertThat(ledger.close(first, JobState.FAILED, "x", mails(first), rows.outbox))
                .isEmpty();
        assertThat(ledger.follow(first, "r9", "b", 2, null)).isEmpty();
        assertThat(ledger.announce(first)).isEmpty();
        assertThat(ledger.extendLease(first.id(), first.attempt(), LEASE)).isFalse();
        assertThat(ledger.get(first.id())).isEqualTo(second);
        assertThat(rows.outbox.due(10)).isEmpty();
    }

    @Test
    void aJobBelongsToItsWorkerUntilTheLeaseIsOver() {
        Job job = begin(rows.queued("q", "a"), "one");
        assertThat(job.leaseUntil()).isEqualTo(rows.clock.instant().plus(LEASE));
        assertThat(ledger.begin(job.id(), "two", LEASE)).isEmpty();
        rows.clock.pass(Duration.ofMinutes(1));
        assertThat(ledger.extendLease(job.id(), job.attempt(), LEASE)).isTrue();
        rows.clock.pass(Duration.ofMinutes(1).plusSeconds(59));
        assertThat(ledger.begin(job.id(), "two", LEASE)).isEmpty();
        rows.clock.pass(Duration.ofSeconds(1));
        assertThat(ledger.begin(job.id(), "two", LEASE)).isPresent();
    }

    @Test
    void aRestartedWorkerFreesWhatItsPredecessorHeldAndNothingElse() {
        Job mine = begin(rows.queued("q", "a"), "one");
        Job others = begin(rows.queued("q", "b"), "two");
        assertThat(ledger.dropLeases("one")).isEqualTo(1);
        assertThat(ledger.begin(mine.id(), "one", LEASE)).isPresent();
        assertThat(ledger.begin(others.id(), "one", LEASE)).isEmpty();
    }

    @Test
    void everyStartCountsButOneThatIsTakenBack() {
        Job job = rows.queued("q", "a");
        job = begin(job, "one");
        assertThat(job.starts()).isEqualTo(1);
        job = ledger.postpone(job, rows.clock.instant(), Charge.COUNTED, null).orElseThrow();
        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        job = begin(job, "one");
        assertThat(job.starts()).isEqualTo(2);
        job = ledger.postpone(job, rows.clock.instant(), Charge.FREE, "an outage")
                .orElseThrow();
        assertThat(job.starts()).isEqualTo(1);
        assertThat(job.attempt()).isEqualTo(2);
        assertThat(job.reason()).isEqualTo("an outage");
        job = begin(job, "one");
        assertThat(job.starts()).isEqualTo(2);
        assertThat(job.attempt()).isEqualTo(3);
        assertThat(job.reason()).isNull();
    }

    @Test
    void aPostponedJobWaitsForItsTimeOrForTheEndOfTheTrouble() {
        Job job = begin(rows.queued("q", "a"), "one");
        Job other = begin(rows.queued("p", "b"), "one");
        Instant when = rows.clock.instant().plusSeconds(60);
        for (Job each : List.of(job, other)) {
            Job postponed = ledger.postpone(each, when, Charge.FREE, null).orElseThrow();
            assertThat(postponed.notBefore()).isEqualTo(when);
            // its message is owed again, and nobody holds it
            assertThat(postponed.sentAt()).isNull();
            assertThat(postponed.leaseUntil()).isNull();
            assertThat(ledger.begin(each.id(), "two", LEASE)).isEmpty();
        }
        ledger.wake("q");
        assertThat(ledger.begin(job.id(), "two", LEASE)).isPresent();
        assertThat(ledger.begin(other.id(), "two", LEASE)).isEmpty();
        rows.clock.pass(Duration.ofSeconds(60));
        assertThat(ledger.begin(other.id(), "two", LEASE)).isPresent();
    }

    @Test
    void whatIsDoneStaysDoneWhenAJobIsPostponedAndTakenUpAgain() {
        Job job = ledger.move(begin(rows.queued("q", "a"), "one"), JobState.ANALYSED, null)
                .orElseThrow();
        job = ledger.postpone(job, rows.clock.instant(), Charge.FREE, null).orElseThrow();
        assertThat(job.state()).isEqualTo(JobState.ANALYSED);
        assertThat(begin(job, "two").state()).isEqualTo(JobState.ANALYSED);
    }

    @Test
    void aJobThatIsGivenUpKeepsItsReasonWhenItsLastStepsAreTakenUpAgain() {
        Job job = ledger.move(begin(rows.queued("q", "a"), "one"), JobState.REJECTED, "not a video")
                .orElseThrow();
        ledger.dropLeases("one");
        assertThat(begin(job, "one").reason()).isEqualTo("not a video");
    }

    @Test
    void aFileThatStillWaitsInTheFolderIsNotBegun() {
        Job seen = rows.seen("q", "a");
        assertThat(ledger.begin(seen.id(), "one", LEASE)).isEmpty();
        Job stable = ledger.move(seen, JobState.STABLE, null).orElseThrow();
        assertThat(ledger.begin(stable.id(), "one", LEASE)).isEmpty();
    }

    @Test
    void theRowFollowsAContentThatWasReplacedBeforeWorkBegan() {
        Job stable = ledger.move(rows.seen("q", "a"), JobState.STABLE, null).orElseThrow();
        Job followed = ledger.follow(stable, "r2", "new.mp4", 9, "00").orElseThrow();
        assertThat(followed.id()).isEqualTo(stable.id());
        assertThat(followed.state()).isEqualTo(JobState.SEEN);
        assertThat(followed.file().revision()).isEqualTo("r2");
        assertThat(followed.name()).isEqualTo("new.mp4");
        assertThat(followed.sizeBytes()).isEqualTo(9);
        assertThat(ledger.follow(stable, "r3", "x", 1, null)).isEmpty();
    }

    @Test
    void aContentThatHadItsJobAlreadyIsFollowedInTheNextRound() {
        Job ended = rows.seen("q", "a");
        ledger.dismiss(ended, "gone");
        Job waiting = ledger.see(new FileKey("q", "a", "r2", 0), "a", 1, null).orElseThrow();
        Job followed = ledger.follow(waiting, "r1", "a", 1, null).orElseThrow();
        assertThat(followed.file()).isEqualTo(new FileKey("q", "a", "r1", 1));
    }

    @Test
    void everyMessageHasItsOwnNumberAndTheLedgerKnowsWhetherTheBrokerHasIt() {
        Job stable = ledger.move(rows.seen("q", "a"), JobState.STABLE, null).orElseThrow();
        Job first = ledger.announce(stable).orElseThrow();
        assertThat(first.state()).isEqualTo(JobState.QUEUED);
        assertThat(first.sends()).isEqualTo(1);
        assertThat(first.sentAt()).isNull();
        Job second = ledger.announce(first).orElseThrow();
        assertThat(second.sends()).isEqualTo(2);
        ledger.sent(first);
        assertThat(ledger.get(first.id()).sentAt()).as("an older message").isNull();
        ledger.sent(second);
        assertThat(ledger.get(first.id()).sentAt()).isEqualTo(rows.clock.instant());
    }

    /** Two intakes, or a re-drive that looked before the worker began. */
    @Test
    void aJobThatAWorkerHoldsIsNotAnnouncedAndAMessageTooManyTakesNothingFromIt() {
        Job queued = rows.queued("q", "a");
        Job held = begin(queued, "one");
        assertThat(ledger.announce(ledger.get(held.id()))).isEmpty();
        // its lease lapsed while it stood still, and nobody but the intake has noticed
        rows.clock.pass(LEASE.plusSeconds(1));
        assertThat(ledger.announce(ledger.get(held.id()))).isPresent();
        assertThat(ledger.extendLease(held.id(), held.attempt(), LEASE)).isTrue();
        assertThat(ledger.move(held, JobState.ANALYSED, null)).isPresent();
    }

    @Test
    void aClosedJobIsNeverTouchedAgain() {
        Job job = begin(rows.queued("q", "a"), "one");
        Job closed = ledger.close(job, JobState.NOTIFIED, null, mails(job), rows.outbox)
                .orElseThrow();
        assertThat(closed.closed()).isTrue();
        assertThat(ledger.close(job, JobState.NOTIFIED, null, mails(job), rows.outbox))
                .isEmpty();
        assertThat(ledger.move(closed, JobState.FAILED, null)).isEmpty();
        assertThat(ledger.announce(closed)).isEmpty();
        assertThat(ledger.begin(closed.id(), "two", LEASE)).isEmpty();
        assertThat(ledger.open("q")).isEmpty();
        assertThat(ledger.open(EnumSet.allOf(JobState.class))).isEmpty();
        assertThat(rows.outbox.due(10)).hasSize(1);
    }

    @Test
    void theEndAndItsMailAreOneStep() {
        Job job = begin(rows.queued("q", "a"), "one");
        Outbox broken = new Outbox(rows.jdbc, rows.clock) {
            @Override
            public void add(MailEvent event) {
                throw new IllegalStateException("no room");
            }
        };
        assertThatThrownBy(() -> ledger.close(job, JobState.NOTIFIED, null, mails(job), broken))
                .hasMessage("no room");
        assertThat(ledger.get(job.id())).isEqualTo(job);
        assertThat(ledger.events(job.id())).noneMatch(event -> event.to() == JobState.NOTIFIED);
    }

    @Test
    void whatIsWithTheWorkersIsCountedByQueue() {
        rows.seen("q", "waits");
        rows.queued("q", "queued");
        begin(rows.queued("q", "running"), "one");
        rows.queued("p", "of another queue");
        Job ended = begin(rows.queued("q", "ended"), "one");
        ledger.close(ended, JobState.NOTIFIED, null, List.of(), rows.outbox);
        assertThat(ledger.inHand("q")).isEqualTo(2);
        assertThat(ledger.waiting("q")).extracting(Job::name).containsExactly("waits");
        assertThat(ledger.countByState())
                .isEqualTo(Map.of(JobState.SEEN, 1, JobState.QUEUED, 2, JobState.RUNNING, 1, JobState.NOTIFIED, 1));
    }

    @Test
    void aReasonThatIsTooLongIsCutInsteadOfRefused() {
        Job job = ledger.move(rows.seen("q", "a"), JobState.FAILED, "x".repeat(10_000))
                .orElseThrow();
        assertThat(job.reason()).hasSize(4000);
    }

    private Job begin(Job job, String worker) {
        return ledger.begin(job.id(), worker, LEASE).orElseThrow();
    }

    private static List<MailEvent> mails(Job job) {
        return List.of(MailEvent.of(job, MailEvent.Kind.COMPLETED, Map.of(MailDetails.VIDEO_NAME, job.name())));
    }

    @Test
    void aDaysLogIsOneFile_anotherOneWhenThatIsGone() {
        LogLines.Day day = new LogLines.Day("f", LocalDate.parse("2026-11-23"));
        assertThat(rows.lines.file(day)).isEmpty();
        assertThat(rows.lines.chooseFile(day, "", "a")).isEqualTo("a");
        assertThat(rows.lines.chooseFile(day, "", "b")).isEqualTo("a");
        assertThat(rows.lines.chooseFile(day, "a", "c")).isEqualTo("c");
        assertThat(rows.lines.chooseFile(day, "a", "d")).isEqualTo("c");
        assertThat(rows.lines.file(day)).contains("c");
    }

    @Test
    void aLogLineWaitsUntilItIsWrittenAndStaysUntilTheNextDay() throws IOException {
        LogLines lines = rows.lines;
        LogLines.Day day = new LogLines.Day("f", LocalDate.parse("2026-11-23"));
        LogLines.Day next = new LogLines.Day("f", LocalDate.parse("2026-11-24"));
        LogLines.Line a = new LogLines.Line(rows.seen("q", "a").id(), 1, "a");
        LogLines.Line b = new LogLines.Line(rows.seen("q", "b").id(), 2, "b");
        lines.add(day, a);
        lines.add(day, b);
        lines.add(day, b);
        lines.add(next, new LogLines.Line(b.job(), 3, "c"));
        assertThat(lines.waiting(day, 1)).containsExactly(a);
        lines.alone(day, () -> assertThat(lines.written(day, List.of(a))).isEqualTo(1));
        assertThat(lines.isWritten(a.job(), 1)).isTrue();
        assertThat(lines.isWritten(b.job(), 2)).isFalse();
        assertThatThrownBy(() -> lines.alone(day, () -> {
                    lines.written(day, List.of(b));
                    throw new IOException("the connection is lost behind the write");
                }))
                .isInstanceOf(IOException.class);
        assertThat(lines.waiting(day, 10)).containsExactly(b);
        assertThat(lines.written(day, List.of(b))).isEqualTo(2);
        assertThat(lines.writtenAfter(day, 0)).containsExactly(a, b);
        assertThat(lines.writtenAfter(day, 1)).containsExactly(b);
        lines.dropBefore(next);
        assertThat(lines.writtenAfter(day, 0)).isEmpty();
        assertThat(lines.waiting(next, 10)).hasSize(1);
        assertThat(lines.isWritten(b.job(), 2)).as("also when its row is gone").isTrue();
    }
}
