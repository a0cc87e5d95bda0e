package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.ergodrop.intake.Paces;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.Role;
import org.ergodrop.jobs.TestLedger;
import org.ergodrop.jobs.TestSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdleExitTest {

    private static final Duration IDLE = Duration.ofMinutes(3);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final QueueSettings.Pace DRIVE =
            new QueueSettings.Pace(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(30));

    private final TestLedger rows = TestLedger.inMemory();
    private final AtomicInteger ends = new AtomicInteger();
    private final InFlight inFlight = new InFlight(rows.ledger);
    private final Paces paces = new Paces(new Queues(List.of(TestSettings.queue("q", DRIVE))), this::nanos);
    private final IdleExit intake = exit(IDLE, Role.INTAKE, Role.WORKER);
    private final IdleExit worker = exit(IDLE, Role.WORKER);

    private boolean isOutage;

    @AfterEach
    void end() {
        rows.close();
    }

    private long nanos() {
        return rows.clock.instant().getEpochSecond() * 1_000_000_000L;
    }

    private IdleExit exit(Duration idle, Role... roles) {
        OpenWork work = new OpenWork(Set.of(roles), rows.ledger, inFlight, rows.clock);
        IdleExit exit = new IdleExit(idle, work, paces, rows.outbox, this::nanos);
        exit.whenIdle(ends::incrementAndGet);
        return exit;
    }

    /** As the service lives: it looks when a look is due, and asks each second whether it may end. */
    private void pass(IdleExit exit, Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            rows.clock.pass(Duration.ofSeconds(1));
            if (!paces.due("DIRECTORY").isEmpty() && !isOutage) {
                paces.looked("q", rows.ledger.inHand("q") > 0);
            }
            exit.look();
        }
    }

    @Test
    void aServiceWithNothingToDoEndsOnceAndNotBeforeItsTime() {
        pass(intake, IDLE);
        assertThat(ends).hasValue(0);
        pass(intake, Duration.ofSeconds(5));
        assertThat(ends).hasValue(1);
        pass(intake, Duration.ofMinutes(10));
        assertThat(ends).hasValue(1);
    }

    @Test
    void aLastLookIsMadeAtOnceHoweverRarelyAQuietFolderIsLookedAt() {
        rows.queued("q", "busy");
        pass(intake, Duration.ofHours(1));
        Job job = rows.ledger.open("q").get(0);
        rows.ledger.close(job, JobState.NOTIFIED, null, List.of(), rows.outbox);
        pass(intake, IDLE.plusSeconds(5));
        assertThat(ends).hasValue(1);
    }

    @Test
    void withZeroItNeverEnds() {
        assertThat(exit(Duration.ZERO, Role.INTAKE).isWanted()).isFalse();
        assertThat(intake.isWanted()).isTrue();
    }

    @Test
    void anOutageIsNotIdle() {
        isOutage = true;
        pass(intake, Duration.ofHours(5));
        assertThat(ends).hasValue(0);
        isOutage = false;
        pass(intake, Duration.ofMinutes(6));
        assertThat(ends).hasValue(1);
    }

    @Test
    void aVideoThatTheLastLookFindsIsWorkAndTheTimeBeginsAnew() {
        pass(intake, IDLE);
        rows.clock.pass(Duration.ofSeconds(1));
        Job found = rows.seen("q", "late.mp4");
        pass(intake, Duration.ofMinutes(30));
        assertThat(ends).hasValue(0);
        rows.ledger.dismiss(found, "taken away");
        pass(intake, IDLE);
        assertThat(ends).hasValue(0);
        pass(intake, Duration.ofSeconds(5));
        assertThat(ends).hasValue(1);
    }

    @Test
    void aMailThatIsOwedIsWaitedForButADeadMailServerIsNotForLongerThanTenMinutes() {
        rows.outbox.add(new MailEvent("e1", MailEvent.Kind.COMPLETED, "q", null, Map.of()));
        pass(intake, IDLE.plus(IdleExit.MAIL_PATIENCE));
        assertThat(ends).hasValue(0);
        pass(intake, Duration.ofSeconds(5));
        assertThat(ends).hasValue(1);
    }

    @Test
    void aMailThatIsOutHoldsNobodyUp() {
        rows.outbox.add(new MailEvent("e1", MailEvent.Kind.COMPLETED, "q", null, Map.of()));
        pass(intake, IDLE.plusMinutes(1));
        assertThat(ends).hasValue(0);
        rows.outbox.sent(rows.outbox.due(10));
        pass(intake, Duration.ofSeconds(1));
        assertThat(ends).hasValue(1);
    }

    @Test
    void aWorkerStaysForAJobThatWaitsButNotForOneThatAnotherHasInHand() {
        Job job = rows.queued("q", "a");
        pass(worker, Duration.ofHours(1));
        assertThat(ends).hasValue(0);
        int attempt = rows.ledger
                .begin(job.id(), "another", LEASE.plus(IDLE))
                .orElseThrow()
                .attempt();
        pass(worker, IDLE.plusSeconds(1));
        assertThat(rows.ledger.extendLease(job.id(), attempt, LEASE)).isTrue();
        assertThat(ends).hasValue(1);
    }

    @Test
    void aJobOfAWorkerThatDiedIsWorkAgain() {
        Job job = rows.queued("q", "a");
        assertThat(rows.ledger.begin(job.id(), "another", LEASE)).isPresent();
        pass(worker, Duration.ofHours(1));
        assertThat(ends).hasValue(0);
    }

    @Test
    void workInHandIsNotIdleEvenWhenItsRowHasEnded() {
        Job job = rows.queued("q", "a");
        inFlight.reach(job.id());
        rows.ledger.close(job, JobState.NOTIFIED, null, List.of(), rows.outbox);
        pass(worker, Duration.ofHours(1));
        assertThat(ends).hasValue(0);
        inFlight.letGo(job.id());
        pass(worker, IDLE.plusSeconds(1));
        assertThat(ends).hasValue(1);
    }

    @Test
    void whoAsksTooLateIsToldAtOnce() {
        pass(intake, IDLE.plusSeconds(5));
        intake.whenIdle(ends::incrementAndGet);
        assertThat(ends).hasValue(2);
    }
}
