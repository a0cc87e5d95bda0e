package org.ergodrop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    private final Patience patience =
            new Patience(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(24), new Random(1));

    @Test
    void waitsTwiceAsLongEachTimeWithinAFifth() {
        for (int tries = 0; tries < 6; tries++) {
            double minutes = Duration.between(NOW, patience.next(NOW, tries)).toSeconds() / 60.0;
            assertThat(minutes).isBetween(0.79 * (1 << tries), 1.21 * (1 << tries));
        }
    }

    @Test
    void neverWaitsMuchLongerThanTheLongestWaitHoweverOftenItWasTried() {
        for (int tries = 6; tries < 5000; tries += 7) {
            assertThat(Duration.between(NOW, patience.next(NOW, tries)))
                    .isBetween(Duration.ofMinutes(47), Duration.ofMinutes(73));
        }
    }

    @Test
    void isOverAfterADayButNotBeforeAFairNumberOfTries() {
        assertThat(patience.isOver(NOW, NOW.plus(Duration.ofHours(23)), 30)).isFalse();
        assertThat(patience.isOver(NOW, NOW.plus(Duration.ofHours(24)), 30)).isTrue();
        assertThat(patience.isOver(NOW, NOW.plus(Duration.ofDays(3)), 0)).isFalse();
    }
}
