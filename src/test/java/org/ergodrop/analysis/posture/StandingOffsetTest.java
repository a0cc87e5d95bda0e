package org.ergodrop.analysis.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.posture.PostureSettings.TrunkLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The skin of the back is not a plumb line: a body model whose lines lean 6° and 21° when it stands. */
class StandingOffsetTest {

    private static final StandingOffset OFFSET = StandingOffset.of(
            Figure.standing().skinLines(6, 21).facingLeftBy(70).body(), TrunkLine.SKIN);

    @Test
    void isMeasuredOnTheStandingBody() {
        assertThat(OFFSET.trunkDeg()).isCloseTo(6, within(1e-9));
        assertThat(OFFSET.headDeg()).isCloseTo(21, within(1e-9));
        assertThat(OFFSET.byColumn())
                .containsOnlyKeys("trunk_flexion_deg", "neck_flexion_deg", "head_flexion_deg")
                .hasEntrySatisfying(
                        "neck_flexion_deg", value -> assertThat(value).isCloseTo(15, within(1e-9)));
    }

    @Test
    void isZeroForLinesThroughTheJointsOfAStraightFigure() {
        StandingOffset joints =
                StandingOffset.of(Figure.standing().skinLines(6, 21).body(), TrunkLine.JOINTS);
        assertThat(joints.trunkDeg()).isCloseTo(0, within(1e-9));
        assertThat(joints.headDeg()).isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, 0, 40, 84, 95, 130})
    void isTakenAwayFromTrunkNeckHeadAndArms(double forward) {
        Posture posture = Figure.standing()
                .skinLines(6, 21)
                .bentForward(forward)
                .neck(10, 0)
                .leftArmRaised(30, 0)
                .facingLeftBy(33)
                .posture(PostureSettings.DEFAULT, OFFSET);
        assertThat(degrees(posture, Angle.TRUNK_FLEXION)).isCloseTo(forward, within(1e-9));
        assertThat(degrees(posture, Angle.NECK_FLEXION)).isCloseTo(10, within(1e-9));
        assertThat(degrees(posture, Angle.HEAD_FLEXION)).isCloseTo(forward + 10, within(1e-9));
        assertThat(degrees(posture, Angle.LEFT_ARM_TRUNK)).isCloseTo(30, within(1e-9));
    }

    @Test
    void staysInWhenTheSettingSaysSo() {
        PostureSettings raw = new PostureSettings(
                TrunkLine.SKIN, false, 0.05, 0.03, 0.08, 0.5, 0.2, PostureSettings.ViewSettings.DEFAULT);
        Posture posture = Figure.standing().skinLines(6, 21).posture(raw, OFFSET);
        assertThat(degrees(posture, Angle.TRUNK_FLEXION)).isCloseTo(6, within(1e-9));
        assertThat(degrees(posture, Angle.NECK_FLEXION)).isCloseTo(15, within(1e-9));
        assertThat(degrees(posture, Angle.HEAD_FLEXION)).isCloseTo(21, within(1e-9));
    }

    @Test
    void isRefusedForABodyThatLiesOnItsSide() {
        Figure lying = Figure.standing().then(point -> Figure.turned(point, new Vec3(0, 0, 1), 90));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandingOffset.of(lying.body(), TrunkLine.SKIN))
                .withMessageContaining("faces nowhere");
    }

    private static double degrees(Posture posture, Angle angle) {
        return posture.angle(angle).degrees().orElseThrow();
    }
}
