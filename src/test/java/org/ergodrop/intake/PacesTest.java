package org.ergodrop.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.TestSettings;
import org.junit.jupiter.api.Test;

class PacesTest {

    private static final QueueSettings.Pace DRIVE =
            new QueueSettings.Pace(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(30));

    /** What one look costs: one page of files.list (external-apis.md). */
    private static final int UNITS = 100;

    private long nanos = Long.MAX_VALUE - 1000;
    private final Paces paces = new Paces(new Queues(List.of(TestSettings.queue("q", DRIVE))), () -> nanos);

    @Test
    void theFirstLookIsDueAtOnceAndOnlyOnce() {
        assertThat(due()).isTrue();
        assertThat(due()).isFalse();
    }

    @Test
    void whileSomethingHappensItLooksEveryTenSeconds() {
        for (int look = 0; look < 100; look++) {
            assertThat(secondsToTheNextLook()).isLessThanOrEqualTo(10);
            paces.looked("q", true);
        }
    }

    @Test
    void whileItIsQuietThePausesGrowToFiveMinutesAndNoFurther() {
        long before = 0;
        for (int look = 0; look < 30; look++) {
            long pause = secondsToTheNextLook();
            assertThat(pause).isBetween(before, 300L);
            before = pause;
            paces.looked("q", false);
        }
        assertThat(before).isEqualTo(300);
    }

    @Test
    void anythingThatHappensMakesItLookOftenAgain() {
        for (int look = 0; look < 30; look++) {
            secondsToTheNextLook();
            paces.looked("q", false);
        }
        assertThat(secondsToTheNextLook()).isEqualTo(300);
        paces.looked("q", true);
        assertThat(secondsToTheNextLook()).isEqualTo(10);
    }

    @Test
    void aLookThatFailsIsRepeatedWithoutSpinning() {
        for (int look = 0; look < 30; look++) {
            // nobody says that it looked
            assertThat(secondsToTheNextLook()).isEqualTo(look == 0 ? 0 : 10);
        }
    }

    @Test
    void anIdleHourCostsLessThanAThousandQuotaUnitsInAnyMinute() {
        int[] unitsInMinute = new int[60];
        for (int second = 0; second < 3600; second++) {
            if (due()) {
                unitsInMinute[second / 60] += UNITS;
                paces.looked("q", false);
            }
            nanos += Duration.ofSeconds(1).toNanos();
        }
        int hour = 0;
        for (int units : unitsInMinute) {
            assertThat(units).isLessThanOrEqualTo(1000);
            hour += units;
        }
        System.out.println("Quota units of looking in the first idle hour: " + hour);
        assertThat(hour).isLessThan(60 * 1000 / 20);
    }

    private boolean due() {
        return !paces.due("DIRECTORY").isEmpty();
    }

    private long secondsToTheNextLook() {
        for (int second = 0; second <= 3600; second++) {
            if (due()) {
                return second;
            }
            nanos += Duration.ofSeconds(1).toNanos();
        }
        throw new AssertionError("no look within an hour");
    }
}
