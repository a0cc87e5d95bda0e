package org.ergodrop.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two at the same moment, fifty times, whatever database it is on. */
abstract class RacesContract {

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
    void ofTwoWhoMoveTheSameJobOneWins() throws Exception {
        race(50, round -> rows.seen("q", "a" + round), job -> ledger.move(job, JobState.STABLE, null));
    }

    @Test
    void ofTwoWorkersWhoBeginTheSameJobOneHasIt() throws Exception {
        race(50, round -> rows.queued("q", "a" + round), job -> {
            String worker = "worker-" + Thread.currentThread().getId();
            return ledger.begin(job.id(), worker, LEASE);
        });
    }

    @Test
    void ofTwoWhoSeeTheSameFileOneMakesTheRow() throws Exception {
        race(50, round -> round, round -> ledger.see(new FileKey("q", "a", "r" + round, 0), "a", 1, null));
        assertThat(ledger.ofFile("q", "a")).hasSize(50);
    }

    @Test
    void ofTwoWhoAnnounceTheSameJobOneSends() throws Exception {
        race(
                50,
                round -> ledger.move(rows.seen("q", "a" + round), JobState.STABLE, null)
                        .orElseThrow(),
                ledger::announce);
    }

    @Test
    void aTurnIsOnesAloneAndGivenBackByWhoFailsInIt() throws Exception {
        Turns turns = rows.turns;
        AtomicInteger inside = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 25; round++) {
            Callable<Integer> turn = () -> {
                AtomicInteger most = new AtomicInteger();
                try {
                    turns.alone("log", () -> {
                        most.set(inside.incrementAndGet());
                        Thread.yield();
                        inside.decrementAndGet();
                        throw new IOException("in the midst of it");
                    });
                } catch (IOException expected) {
                    return most.get();
                }
                return 0;
            };
            assertThat(together(threads, turn, turn)).containsExactly(1, 1);
        }
        threads.shutdown();
    }

    @Test
    void aNoteIsChosenOnceWhoeverComesFirst() throws Exception {
        Job job = rows.seen("q", "a");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 50; round++) {
            String note = "name-" + round;
            List<String> chosen = together(
                    threads,
                    () -> rows.notes.choose(job.id(), note, "left"),
                    () -> rows.notes.choose(job.id(), note, "right"));
            assertThat(chosen.get(0))
                    .isEqualTo(chosen.get(1))
                    .isEqualTo(rows.notes.read(job.id(), note).orElseThrow());
            assertThat(rows.notes.choose(job.id(), note, "later")).isEqualTo(chosen.get(0));
        }
        threads.shutdown();
    }

    @Test
    void ofTwoJobsThatWantTheSameNameInAFolderOneHasIt() throws Exception {
        Job left = rows.seen("q", "a");
        Job right = rows.seen("q", "b");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 50; round++) {
            String name = "twin-" + round + ".mp4";
            List<Boolean> mine = together(
                    threads,
                    () -> rows.notes.reserve(left.id(), "archive", name),
                    () -> rows.notes.reserve(right.id(), "archive", name));
            assertThat(mine).containsExactlyInAnyOrder(true, false);
            assertThat(rows.notes.reserve(left.id(), "archive", name)).isEqualTo(mine.get(0));
            assertThat(rows.notes.reserve(right.id(), "archive", name)).isEqualTo(mine.get(1));
            assertThat(rows.notes.reserve(right.id(), "failed", name)).isTrue();
        }
        threads.shutdown();
    }

    @Test
    void aNameIsFreeAgainAnHourAfterItsJobEnded_notBefore() {
        Job first = rows.seen("q", "a");
        Job second = rows.seen("q", "b");
        assertThat(rows.notes.reserve(first.id(), "archive", "lift.mp4")).isTrue();
        rows.jdbc
                .sql("update reserved_name set reserved_at = reserved_at - interval '61' minute")
                .update();
        assertThat(rows.notes.reserve(second.id(), "archive", "lift.mp4")).isFalse();
        rows.jdbc
                .sql("update job set closed = true where id = ?")
                .param(first.id().value())
                .update();
        assertThat(rows.notes.reserve(second.id(), "archive", "lift.mp4")).isTrue();
        assertThat(rows.notes.reserve(first.id(), "archive", "lift.mp4")).isFalse();
    }

    @Test
    void aNoteIsWrittenByTwoAtOnceAndOneOfThemStands() throws Exception {
        Job job = rows.seen("q", "a");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 50; round++) {
            String note = "name-" + round;
            together(
                    threads,
                    () -> {
                        rows.notes.write(job.id(), note, "left");
                        return "";
                    },
                    () -> {
                        rows.notes.write(job.id(), note, "right");
                        return "";
                    });
            assertThat(rows.notes.read(job.id(), note))
                    .hasValueSatisfying(text -> assertThat(text).isIn("left", "right"));
        }
        threads.shutdown();
    }

    @Test
    void twoWhoFindTheSameTroubleTellOfItOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < 50; round++) {
            String subject = "q" + round;
            List<Boolean> isNew = together(
                    threads,
                    () -> rows.troubles.begin(TroubleKind.AUTH_LOST, subject, subject, "log in"),
                    () -> rows.troubles.begin(TroubleKind.AUTH_LOST, subject, subject, "log in"));
            assertThat(isNew).containsExactlyInAnyOrder(true, false);
            List<Boolean> isOver = together(
                    threads,
                    () -> rows.troubles.end(TroubleKind.AUTH_LOST, subject, subject),
                    () -> rows.troubles.end(TroubleKind.AUTH_LOST, subject, subject));
            assertThat(isOver).containsExactlyInAnyOrder(true, false);
        }
        threads.shutdown();
        assertThat(rows.outbox.due(1000)).hasSize(100);
    }

    private interface Step<T> {
        Optional<Job> take(T what);
    }

    private interface Preparation<T> {
        T of(int round);
    }

    /** Two threads take the same step at the same time, so many times; each time one of them has it. */
    private static <T> void race(int rounds, Preparation<T> preparation, Step<T> step) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        for (int round = 0; round < rounds; round++) {
            T what = preparation.of(round);
            List<Optional<Job>> results = together(threads, () -> step.take(what), () -> step.take(what));
            assertThat(results.stream().filter(Optional::isPresent))
                    .as("round %d", round)
                    .hasSize(1);
        }
        threads.shutdown();
    }

    private static <T> List<T> together(ExecutorService threads, Callable<T> left, Callable<T> right) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<T>> both = new ArrayList<>();
        for (Callable<T> one : List.of(left, right)) {
            both.add(threads.submit(() -> {
                start.await();
                return one.call();
            }));
        }
        return List.of(both.get(0).get(), both.get(1).get());
    }
}
