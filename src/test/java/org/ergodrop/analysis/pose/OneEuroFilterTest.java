package org.ergodrop.analysis.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** MediaPipe's arithmetic, worked out by hand. */
class OneEuroFilterTest {

    private static final OneEuroFilter.Tuning TUNING = new OneEuroFilter.Tuning(0.5, 2, 1);

    @Test
    void theFirstValuePassesAndTheSecondIsBlendedByTheSpeed() {
        OneEuroFilter filter = new OneEuroFilter(1, TUNING);
        assertThat(apply(filter, 100_000, 0.5, 10)).isEqualTo(10f);
        // dt 0.1 s: rate 10 Hz; speed (12 - 10) * 0.5 * 10 = 10, low-passed from 0 with alpha(1 Hz)
        double alphaSpeed = 1 / (1 + 10 / (2 * Math.PI * 1));
        double speed = alphaSpeed * 10;
        double alpha = 1 / (1 + 10 / (2 * Math.PI * (0.5 + 2 * speed)));
        assertThat(apply(filter, 200_000, 0.5, 12)).isCloseTo((float) (alpha * 12 + (1 - alpha) * 10), within(1e-5f));
    }

    @Test
    void theSpeedIsTakenFromTheLastUnfilteredValue() {
        OneEuroFilter filter = new OneEuroFilter(1, TUNING);
        apply(filter, 100_000, 1, 0);
        float second = apply(filter, 200_000, 1, 1);
        double alphaSpeed = 1 / (1 + 10 / (2 * Math.PI));
        double speed = (1 - alphaSpeed) * alphaSpeed * 10; // the third value equals the second: no change, speed decays
        double alpha = 1 / (1 + 10 / (2 * Math.PI * (0.5 + 2 * speed)));
        assertThat(apply(filter, 300_000, 1, 1)).isCloseTo((float) (alpha + (1 - alpha) * second), within(1e-5f));
    }

    @Test
    void aTimeThatStandsStillLeavesTheValueAlone() {
        OneEuroFilter filter = new OneEuroFilter(1, TUNING);
        apply(filter, 100_000, 1, 0);
        assertThat(apply(filter, 100_000, 1, 7)).isEqualTo(7f);
        assertThat(apply(filter, 200_000, 1, 0)).isZero(); // the 7 was not remembered
    }

    @Test
    void afterAResetTheNextValuePasses() {
        OneEuroFilter filter = new OneEuroFilter(1, TUNING);
        apply(filter, 100_000, 1, 0);
        filter.reset();
        assertThat(apply(filter, 133_333, 1, 50)).isEqualTo(50f);
    }

    @Test
    void aConstantStaysAndAStepIsReachedInTheEnd() {
        OneEuroFilter filter = new OneEuroFilter(1, TUNING);
        for (int i = 1; i < 20; i++) {
            assertThat(apply(filter, i * 33_333L, 1, 3)).isEqualTo(3f);
        }
        float last = 3;
        for (int i = 20; i < 200; i++) {
            float now = apply(filter, i * 33_333L, 1, 4);
            assertThat(now).isBetween(last - 1e-6f, 4f + 1e-6f);
            last = now;
        }
        assertThat(last).isCloseTo(4, within(1e-3f));
    }

    private static float apply(OneEuroFilter filter, long micros, double scale, float value) {
        float[] values = {value};
        filter.apply(micros, scale, values);
        return values[0];
    }
}
