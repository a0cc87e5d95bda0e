package org.ergodrop.analysis.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** Slow movements through every difficult place: the value may never jump. */
class AngleContinuityTest {

    private static final double STEP_DEG = 0.5;

    @Test
    void theTrunkBendsFromFarBackToFarForwardWithoutAJump() {
        assertContinuous(-170, 170, degrees -> Figure.standing().bentForward(degrees), Angle.TRUNK_FLEXION, 1);
        assertContinuous(-170, 170, degrees -> Figure.standing().bentForward(degrees), Angle.TRUNK_LATERAL, 0);
        assertContinuous(
                -170, 170, degrees -> Figure.standing().bentLeft(15).bentForward(degrees), Angle.TRUNK_FLEXION, 1.1);
        assertContinuous(
                -170,
                170,
                degrees -> Figure.standing().shouldersTurnedLeft(40).bentForward(degrees),
                Angle.TRUNK_FLEXION,
                1.5);
    }

    @Test
    void theTwistRunsThroughWithoutAJump() {
        assertContinuous(-140, 140, degrees -> Figure.standing().shouldersTurnedLeft(degrees), Angle.TRUNK_TWIST, 1);
        assertContinuous(
                -100,
                100,
                degrees -> Figure.standing().bentForward(60).shouldersTurnedLeft(degrees),
                Angle.TRUNK_FLEXION,
                1.5);
    }

    @Test
    void aFullCircleOfTheArmForwardOverheadAndDownBehindHasOneCutWhereNoArmGoes() {
        assertContinuous(
                -119.5, 239.5, degrees -> Figure.standing().leftArmRaised(degrees, 0), Angle.LEFT_ARM_FLEXION, 1);
        assertContinuous(
                -119.5, 239.5, degrees -> Figure.standing().leftArmRaised(degrees, 0), Angle.LEFT_ARM_ABDUCTION, 0);
        assertThat(Figure.standing().leftArmRaised(239, 0).degrees(Angle.LEFT_ARM_FLEXION))
                .isCloseTo(239, within(1e-9));
        assertThat(Figure.standing().leftArmRaised(241, 0).degrees(Angle.LEFT_ARM_FLEXION))
                .isCloseTo(-119, within(1e-9));
    }

    @Test
    void aFullCircleOfTheArmSidewaysAndOverheadLikewise() {
        assertContinuous(
                -119.5, 239.5, degrees -> Figure.standing().rightArmRaised(degrees, 90), Angle.RIGHT_ARM_ABDUCTION, 1);
        assertContinuous(
                -119.5, 239.5, degrees -> Figure.standing().rightArmRaised(degrees, 90), Angle.RIGHT_ARM_FLEXION, 0);
    }

    @Test
    void aCircleOfTheArmAroundTheBodyAtAnyHeightUpToHorizontalIsContinuousInItsComponents() {
        for (double elevation : new double[] {10, 45, 80, 90, 115}) {
            double steepest = Math.toRadians(elevation) * 1.01;
            assertContinuous(
                    -180,
                    180,
                    azimuth -> Figure.standing().leftArmRaised(elevation, azimuth),
                    Angle.LEFT_ARM_FLEXION,
                    steepest);
            assertContinuous(
                    -180,
                    180,
                    azimuth -> Figure.standing().leftArmRaised(elevation, azimuth),
                    Angle.LEFT_ARM_ABDUCTION,
                    steepest);
        }
    }

    private static void assertContinuous(
            double from, double to, DoubleFunction<Figure> posed, Angle angle, double steepest) {
        double last = posed.apply(from).degrees(angle);
        for (double at = from + STEP_DEG; at <= to; at += STEP_DEG) {
            double now = posed.apply(at).degrees(angle);
            assertThat(Math.abs(now - last))
                    .as("%s at %.1f", angle, at)
                    .isLessThanOrEqualTo(steepest * STEP_DEG + 1e-6);
            last = now;
        }
    }
}
