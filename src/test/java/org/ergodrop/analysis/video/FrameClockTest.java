package org.ergodrop.analysis.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameClockTest {

    private static final long NONE = FrameClock.NO_TIMESTAMP;

    private final FrameClock clock = new FrameClock(1, 1000, 0.040);

    @Test
    void theFirstFrameIsTimeZeroWhateverItsTimestamp() {
        assertThat(secondsOf(-70, 33)).isZero();
        assertThat(secondsOf(-37, 33)).isEqualTo(0.033);
        assertThat(secondsOf(30, 33)).isEqualTo(0.1);
    }

    @Test
    void aFrameWithoutTimestampFollowsTheDurationOfTheOneBefore() {
        assertThat(secondsOf(100, 50)).isZero();
        assertThat(secondsOf(NONE, 0)).isEqualTo(0.050);
        assertThat(secondsOf(NONE, 0)).isEqualTo(0.090);
    }

    @Test
    void whenTheFirstTimestampComesLate_itContinuesTheFramesBefore() {
        assertThat(secondsOf(NONE, 0)).isZero();
        assertThat(secondsOf(5000, 0)).isEqualTo(0.040);
        assertThat(secondsOf(5100, 0)).isEqualTo(0.140);
    }

    @Test
    void aTimestampThatRepeatsOrStepsBackALittleHasNoPlaceInTime() {
        secondsOf(0, 40);
        secondsOf(40, 40);

        assertThat(clock.advance(40, 40)).isFalse();
        assertThat(clock.advance(20, 40)).isFalse();
        assertThat(clock.seconds()).isEqualTo(0.040);
        assertThat(secondsOf(80, 40)).isEqualTo(0.080);
    }

    @Test
    void aLargeStepBackIsANewRecordingThatGoesOnAfterTheLast() {
        secondsOf(90_000, 40);
        secondsOf(95_000, 40);

        assertThat(secondsOf(0, 40)).isEqualTo(5.040);
        assertThat(secondsOf(40, 40)).isEqualTo(5.080);
    }

    @Test
    void ntscTimesAreExact() {
        FrameClock ntsc = new FrameClock(1001, 30_000, 0.033);
        for (int i = 0; i < 100_000; i++) {
            ntsc.advance(i, 1);
        }

        assertThat(ntsc.seconds()).isEqualTo(99_999 * 1001 / 30_000.0);
    }

    private double secondsOf(long timestamp, long duration) {
        assertThat(clock.advance(timestamp, duration)).isTrue();
        return clock.seconds();
    }
}
