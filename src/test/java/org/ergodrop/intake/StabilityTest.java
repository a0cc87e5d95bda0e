package org.ergodrop.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.TestLedger;
import org.ergodrop.jobs.TestSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queue "q" takes a file that did not change for 5 s. */
class StabilityTest {

    private final TestLedger rows = TestLedger.inMemory();
    private final Queues queues = new Queues(List.of(TestSettings.queue("q"), TestSettings.queue("p")));
    private long nanos = Long.MAX_VALUE - 1_000_000_000L;
    private final Stability stability = new Stability(queues, () -> nanos);

    @AfterEach
    void end() {
        rows.close();
    }

    @Test
    void aFileThatGrowsOverFiveLooksIsTakenTwoEqualLooksLater() {
        for (int look = 1; look <= 5; look++) {
            assertThat(look(file("a", look, "rev" + look), 10))
                    .as("look %d", look)
                    .isFalse();
        }
        assertThat(look(file("a", 5, "rev5"), 10)).isTrue();
    }

    @Test
    void twoLooksAreNeededEvenWhenTheFirstComesLate() {
        assertThat(look(file("a", 1, "r"), 3600)).isFalse();
        assertThat(look(file("a", 1, "r"), 5)).isTrue();
    }

    @Test
    void twoLooksThatAreTooCloseAreNotEnough() {
        look(file("a", 1, "r"), 0);
        assertThat(look(file("a", 1, "r"), 2)).isFalse();
        assertThat(look(file("a", 1, "r"), 2)).isFalse();
        assertThat(look(file("a", 1, "r"), 1)).isTrue();
    }

    @Test
    void anotherChecksumOrRevisionOfTheSameSizeBeginsAgain() {
        look(new Upload("a", "r1", "a", 5, "aa", true), 0);
        assertThat(look(new Upload("a", "r1", "a", 5, "bb", true), 10)).isFalse();
        assertThat(look(new Upload("a", "r2", "a", 5, "bb", true), 10)).isFalse();
        assertThat(look(new Upload("a", "r2", "a", 5, "bb", true), 10)).isTrue();
    }

    @Test
    void aFileWithoutItsBytesIsNeverStable() {
        for (int look = 0; look < 10; look++) {
            assertThat(look(new Upload("a", "r", "a", 0, null, false), 60)).isFalse();
        }
        assertThat(look(new Upload("a", "r", "a", 0, null, true), 60)).isFalse();
        assertThat(look(new Upload("a", "r", "a", 0, null, true), 60)).isTrue();
    }

    @Test
    void twoQueuesWithTheSameFileDoNotMeet() {
        look(file("a", 1, "r"), 0);
        nanos += Duration.ofSeconds(10).toNanos();
        assertThat(stability.isStable("p", file("a", 1, "r"))).isFalse();
        assertThat(stability.isStable("q", file("a", 1, "r"))).isTrue();
    }

    @Test
    void aStaleListingThatHidesAFileForTwoLooksDoesNotEndItsJob() {
        Job job = rows.seen("q", "a");
        for (int time = 0; time < 5; time++) {
            assertThat(gone(job)).isEmpty();
            assertThat(gone(job)).isEmpty();
            stability.isStable("q", file("a", 1, "r1"));
            assertThat(stability.gone("q", Set.of("a"), List.of(job))).isEmpty();
        }
    }

    @Test
    void aFileThatThreeLooksDoNotShowIsGone() {
        Job job = rows.seen("q", "a");
        assertThat(gone(job)).isEmpty();
        assertThat(gone(job)).isEmpty();
        assertThat(gone(job)).containsExactly(job);
    }

    @Test
    void aFileThatVanishedAndCameBackIsWatchedFromTheBeginning() {
        Job job = rows.seen("q", "a");
        look(file("a", 1, "r1"), 0);
        gone(job);
        assertThat(look(file("a", 1, "r1"), 100)).isFalse();
        assertThat(look(file("a", 1, "r1"), 5)).isTrue();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** Whatever the looks show and whenever they come: what is taken did not change for 5 s. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsTakenDidNotChangeForItsTime(long seed) {
        Random random = new Random(seed);
        long size = 1;
        long changed = 0;
        long now = 0;
        int looksSinceChange = 0;
        for (int look = 0; look < 60; look++) {
            if (random.nextInt(4) == 0) {
                size++;
                changed = now;
                looksSinceChange = 0;
            }
            int pause = random.nextInt(6);
            now += pause;
            boolean taken = look(file("a", size, "rev" + size), pause);
            looksSinceChange++;
            if (taken) {
                assertThat(now - changed).isGreaterThanOrEqualTo(5);
                assertThat(looksSinceChange).isGreaterThanOrEqualTo(2);
            }
        }
    }

    /** The wall clock is not asked at all: summer time or a clock that is set change nothing. */
    @Test
    void aClockThatIsSetDoesNotMatter() {
        assertThat(Stability.class.getDeclaredFields())
                .noneMatch(field -> java.time.Clock.class.isAssignableFrom(field.getType()));
        look(file("a", 1, "r"), 0);
        rows.clock.pass(Duration.ofDays(400));
        assertThat(look(file("a", 1, "r"), 1)).isFalse();
        rows.clock.pass(Duration.ofDays(-800));
        assertThat(look(file("a", 1, "r"), 4)).isTrue();
    }

    private List<Job> gone(Job job) {
        return stability.gone("q", Set.of(), List.of(job));
    }

    private boolean look(Upload upload, long seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
        return stability.isStable("q", upload);
    }

    private static Upload file(String id, long size, String revision) {
        return new Upload(id, revision, id, size, null, true);
    }
}
