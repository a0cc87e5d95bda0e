package org.ergodrop.analysis.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The region from the hip centre and the scale point. */
class RoiTest {

    @Test
    void aScalePointStraightAboveTheHipsGivesAnUprightSquareTwiceTheDistance() {
        Roi roi = Roi.around(100, 200, 100, 150);
        assertThat(roi.sidePx()).isCloseTo(100, within(1e-4f));
        assertThat(roi.rotationRad()).isCloseTo(0, within(1e-6f));
        assertThat(roi.withMargin().sidePx()).isCloseTo(125, within(1e-4f));
    }

    @Test
    void aScalePointToTheRightTurnsTheSquareClockwiseByAQuarter() {
        assertThat(Roi.around(0, 0, 10, 0).rotationRad()).isCloseTo((float) Math.PI / 2, within(1e-6f));
        assertThat(Roi.around(0, 0, -10, 0).rotationRad()).isCloseTo((float) -Math.PI / 2, within(1e-6f));
    }

    @Test
    void upsideDownIsMinusPiNotPi() {
        assertThat(Roi.wrapped((float) Math.PI)).isCloseTo((float) -Math.PI, within(1e-5f));
        assertThat(Roi.wrapped((float) (-3 * Math.PI / 2))).isCloseTo((float) (Math.PI / 2), within(1e-5f));
    }

    @Test
    void twoEqualPointsGiveNoUsableRegion() {
        assertThat(Roi.around(5, 5, 5, 5).isUsable()).isFalse();
        assertThat(Roi.around(Float.NaN, 5, 5, 6).isUsable()).isFalse();
        assertThat(Roi.around(5, 5, 5, 6).isUsable()).isTrue();
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void turningThePersonTurnsTheSquareByTheSameAngle(long seed) {
        Random random = new Random(seed);
        double angle = (random.nextDouble() - 0.5) * 2 * Math.PI;
        float length = 1 + 500 * random.nextFloat();
        Roi roi = Roi.around(0, 0, (float) (length * Math.sin(angle)), (float) (-length * Math.cos(angle)));
        assertThat(Math.cos(roi.rotationRad() - angle)).isCloseTo(1, within(1e-6));
        assertThat(roi.sidePx()).isCloseTo(2 * length, within(1e-3f * length));
    }
}
