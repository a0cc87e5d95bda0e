package org.ergodrop.analysis.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ergodrop.analysis.posture.Angle.LEFT_ARM_FLEXION;
import static org.ergodrop.analysis.posture.Angle.LEFT_ARM_TRUNK;
import static org.ergodrop.analysis.posture.Angle.RIGHT_ARM_TRUNK;
import static org.ergodrop.analysis.posture.Angle.TRUNK_FLEXION;
import static org.ergodrop.analysis.posture.Angle.TRUNK_LATERAL;

import java.util.Optional;
import org.ergodrop.analysis.pose.PoseFrame;
import org.junit.jupiter.api.Test;

/** One test for each mistake of the prototype's angles; those of its counting are in the ergonomics room. */
class PrototypeMistakesTest {

    @Test
    void acosLostTheSign_leaningBackForwardAndSidewaysAreThreeDifferentThings() {
        Figure back = Figure.standing().bentForward(-20);
        Figure forward = Figure.standing().bentForward(20);
        Figure sideways = Figure.standing().bentLeft(20);

        assertThat(back.degrees(TRUNK_FLEXION)).isCloseTo(-20, within(1e-9));
        assertThat(forward.degrees(TRUNK_FLEXION)).isCloseTo(20, within(1e-9));
        assertThat(sideways.degrees(TRUNK_FLEXION)).isCloseTo(0, within(1e-9));
        assertThat(sideways.degrees(TRUNK_LATERAL)).isCloseTo(20, within(1e-9));
    }

    @Test
    void leftAndRightArmWereSwapped_theRaisedArmIsThePersonsOwnFromEverySide() {
        for (double facing = 0; facing < 360; facing += 45) {
            Figure figure =
                    Figure.standing().leftArmRaised(80, 0).rightArmRaised(10, 0).facingLeftBy(facing);
            assertThat(figure.degrees(LEFT_ARM_TRUNK)).isCloseTo(80, within(1e-9));
            assertThat(figure.degrees(RIGHT_ARM_TRUNK)).isCloseTo(10, within(1e-9));
        }
    }

    @Test
    void pureAbductionReadZero_anArmRaisedSidewaysReadsItsFullAngle() {
        Figure figure = Figure.standing().leftArmRaised(70, 90).rightArmRaised(70, 90);
        assertThat(figure.degrees(LEFT_ARM_TRUNK)).isCloseTo(70, within(1e-9));
        assertThat(figure.degrees(RIGHT_ARM_TRUNK)).isCloseTo(70, within(1e-9));
        assertThat(figure.degrees(Angle.LEFT_ARM_ABDUCTION)).isCloseTo(70, within(1e-9));
        assertThat(figure.degrees(Angle.RIGHT_ARM_ABDUCTION)).isCloseTo(70, within(1e-9));
    }

    @Test
    void overheadWrappedToBehindTheBody_anArmPastOverheadStaysPositive() {
        Figure figure = Figure.standing().leftArmRaised(185, 0);
        assertThat(figure.degrees(LEFT_ARM_FLEXION)).isCloseTo(185, within(1e-9));
        assertThat(figure.degrees(LEFT_ARM_TRUNK)).isCloseTo(175, within(1e-9));
    }

    @Test
    void aMissingFrameCrashed_aFrameWithoutAPersonKeepsItsPlaceWithoutAValue() {
        Posture posture = new PostureMeter(PostureSettings.DEFAULT, StandingOffset.NONE)
                .measure(new PoseFrame(3, 0.1, null, -1), Optional.empty());

        assertThat(posture.index()).isEqualTo(3);
        assertThat(posture.timeSeconds()).isEqualTo(0.1);
        assertThat(posture.angles())
                .hasSize(20)
                .allMatch(measured -> measured.reason().equals(Optional.of(Measured.Reason.NO_PERSON)));
        assertThat(posture.fitErrorMm()).isEmpty();
    }

    @Test
    void aFailedFrameCountedAsZero_aFrameWhoseFitFailedHasReasonsAndNoZeros() {
        Posture posture = new PostureMeter(PostureSettings.DEFAULT, StandingOffset.NONE)
                .measure(Figure.standing().bentForward(30).frame(), Optional.empty());

        assertThat(posture.angle(TRUNK_FLEXION).degrees()).isEmpty();
        assertThat(posture.angle(TRUNK_FLEXION).reason()).contains(Measured.Reason.DEGENERATE);
        assertThat(posture.angle(Angle.TRUNK_FLEXION_LANDMARKS).degrees().orElseThrow())
                .isCloseTo(30, within(1e-4));
    }

    @Test
    void sideBendAsAnArcTangentExploded_itStaysSmallInADeepBend() {
        for (double forward = 0; forward < 90; forward += 5) {
            Figure figure = Figure.standing().bentLeft(-5).bentForward(forward);
            assertThat(figure.degrees(TRUNK_LATERAL)).as("at %.0f", forward).isBetween(-5.0 - 1e-9, -2.4);
            assertThat(figure.degrees(TRUNK_FLEXION)).isCloseTo(forward, within(0.2));
        }
    }
}
