package org.ergodrop.analysis.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ergodrop.analysis.posture.Angle.LEFT_ARM_TRUNK;
import static org.ergodrop.analysis.posture.Angle.LEFT_ARM_VERTICAL;
import static org.ergodrop.analysis.posture.Angle.NECK_FLEXION;
import static org.ergodrop.analysis.posture.Angle.TRUNK_FLEXION;
import static org.ergodrop.analysis.posture.Angle.TRUNK_LATERAL;
import static org.ergodrop.analysis.posture.Angle.TRUNK_TWIST;
import static org.ergodrop.analysis.posture.Measured.Reason.DEGENERATE;
import static org.ergodrop.analysis.posture.Measured.Reason.HIDDEN_FROM_THIS_VIEW;
import static org.ergodrop.analysis.posture.Measured.Reason.LOW_VISIBILITY;

import java.util.stream.Stream;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.posture.Measured.Reason;
import org.ergodrop.analysis.posture.PostureSettings.ViewSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one camera can tell from where it stands, and what is not measurable at all. */
class ConfidenceTest {

    private static final double RATIO = ViewSettings.DEFAULT.trunkDepthRatio();

    @ParameterizedTest
    @ValueSource(doubles = {-20, -5, 0, 10, 25})
    void leaningIsJustMeasurableFromTheFrontAndNotFromBehindNearUpright(double degrees) {
        assertThat(Figure.standing().bentForward(degrees).confidence(TRUNK_FLEXION))
                .as("not much better than the limit of low confidence: 0.5 stands for 8°")
                .isBetween(0.5, 0.6);
        assertThat(Figure.standing().bentForward(degrees).facingLeftBy(180).confidence(TRUNK_FLEXION))
                .isLessThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-20, 0, 10, 45, 90})
    void fromTheSideItIsCertain(double degrees) {
        assertThat(Figure.standing().bentForward(degrees).facingLeftBy(90).confidence(TRUNK_FLEXION))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void fromTheFrontADeepBendIsForeshortenedAndGainsConfidence() {
        double last = 0;
        for (double degrees = 0; degrees <= 90; degrees += 10) {
            double now = Figure.standing().bentForward(degrees).confidence(TRUNK_FLEXION);
            assertThat(now).isGreaterThan(last);
            last = now;
        }
        assertThat(Figure.standing().bentForward(0).confidence(TRUNK_FLEXION)).isCloseTo(1 / RATIO, within(1e-9));
        assertThat(Figure.standing().bentForward(60).confidence(TRUNK_FLEXION)).isGreaterThan(0.6);
        assertThat(last).isCloseTo(1, within(1e-9));
    }

    @Test
    void theSideBendIsTheOtherWayRound() {
        assertThat(Figure.standing().bentLeft(10).confidence(TRUNK_LATERAL)).isCloseTo(0.9, within(1e-9));
        assertThat(Figure.standing().bentLeft(10).facingLeftBy(90).confidence(TRUNK_LATERAL))
                .isLessThan(0.5);
    }

    @Test
    void theTwistIsAlwaysLessCertainThanTheBendInTheSameView() {
        for (double facing = 0; facing < 360; facing += 15) {
            Figure figure = Figure.standing().facingLeftBy(facing);
            assertThat(figure.confidence(TRUNK_TWIST)).isLessThan(figure.confidence(TRUNK_FLEXION));
        }
    }

    @Test
    void theNeckIsNeverAsCertainAsTheTrunk() {
        for (double facing = 0; facing < 360; facing += 15) {
            Figure figure = Figure.standing().neck(20, 0).facingLeftBy(facing);
            assertThat(figure.confidence(NECK_FLEXION)).isLessThan(figure.confidence(TRUNK_FLEXION) + 0.05);
        }
        assertThat(Figure.standing().confidence(NECK_FLEXION))
                .isLessThan(Figure.standing().confidence(TRUNK_FLEXION));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-20, 15, 40})
    void aNodAlongTheLineOfSightIsSeenButNotHowFarItGoes(double nod) {
        assertThat(Figure.standing().neck(nod, 0).confidence(NECK_FLEXION)).isLessThan(0.5);
        assertThat(Figure.standing().neck(nod, 0).facingLeftBy(90).confidence(NECK_FLEXION))
                .isGreaterThan(0.9);
    }

    @Test
    void anArmRaisedSidewaysIsCertainFromTheFrontAndNotFromTheSide() {
        Figure front = Figure.standing().leftArmRaised(60, 90);
        Figure side = Figure.standing().leftArmRaised(60, 90).facingLeftBy(-90);
        assertThat(front.confidence(LEFT_ARM_VERTICAL)).isCloseTo(1, within(1e-9));
        assertThat(side.confidence(LEFT_ARM_VERTICAL)).isLessThan(0.8);
    }

    @Test
    void theTrunksUncertaintyIsTheArmsToo() {
        // hanging arms on a trunk that may lean unseen: against vertical they are more certain than against the trunk
        Figure figure = Figure.standing().leftArmRaised(25, 0);
        assertThat(figure.confidence(LEFT_ARM_TRUNK)).isLessThan(figure.confidence(LEFT_ARM_VERTICAL));
    }

    @Test
    void howTheArmsElevationIsSplitIsUncertainOverhead() {
        Figure overhead = Figure.standing().leftArmRaised(178, 0);
        assertThat(overhead.confidence(Angle.LEFT_ARM_FLEXION)).isLessThan(0.1);
        assertThat(overhead.confidence(LEFT_ARM_TRUNK)).isGreaterThan(0.4);
    }

    @Test
    void aValueIsNotMoreCertainThanItsWeakestJoint() {
        Figure figure = Figure.standing()
                .facingLeftBy(90)
                .leftArmRaised(30, 0)
                .supported(Joint.LEFT_ELBOW, 0.3)
                .seen(Landmark.RIGHT_ELBOW, 0.6);
        assertThat(figure.confidence(LEFT_ARM_TRUNK)).isCloseTo(0.3, within(1e-9));
        assertThat(figure.confidence(Angle.RIGHT_ARM_TRUNK)).isCloseTo(0.6, within(0.01));
        assertThat(figure.confidence(TRUNK_FLEXION)).isCloseTo(1, within(1e-9));
    }

    @Test
    void anArmBehindTheBodyIsHiddenFromThisView() {
        // turned to the left by 90°, the right shoulder is nearer to the camera, the left one is behind the body
        Posture posture = Figure.standing()
                .facingLeftBy(90)
                .leftArmRaised(80, 0)
                .seen(Landmark.LEFT_ELBOW, 0.2)
                .posture();
        assertThat(posture.angle(LEFT_ARM_TRUNK).reason()).contains(HIDDEN_FROM_THIS_VIEW);
        assertThat(posture.angle(LEFT_ARM_VERTICAL).reason()).contains(HIDDEN_FROM_THIS_VIEW);
        assertThat(posture.angle(Angle.LEFT_ELBOW_FLEXION).reason()).contains(HIDDEN_FROM_THIS_VIEW);
        assertThat(posture.angle(Angle.RIGHT_ARM_TRUNK).isMeasured()).isTrue();
        assertThat(posture.angle(TRUNK_FLEXION).isMeasured()).isTrue();
    }

    @Test
    void aFarArmThatHangsBehindTheTrunkIsUncertainHoweverVisibleTheModelCallsIt() {
        Figure figure = Figure.standing().facingLeftBy(90).leftArmRaised(4, 0).rightArmRaised(4, 0);
        assertThat(figure.confidence(LEFT_ARM_TRUNK)).isLessThan(0.5);
        assertThat(figure.confidence(LEFT_ARM_VERTICAL)).isLessThan(0.5);
        assertThat(figure.confidence(Angle.RIGHT_ARM_TRUNK)).isGreaterThan(0.5);

        Figure ahead = Figure.standing().facingLeftBy(90).leftArmRaised(80, 0);
        assertThat(ahead.confidence(LEFT_ARM_TRUNK)).isGreaterThan(0.5);
    }

    @Test
    void theTrunkNeedsOneShoulderAndOneHipToBeSeen() {
        assertThat(Figure.standing()
                        .seen(Landmark.LEFT_SHOULDER, 0.1)
                        .seen(Landmark.LEFT_HIP, 0.1)
                        .posture()
                        .angle(TRUNK_FLEXION)
                        .isMeasured())
                .isTrue();
    }

    static Stream<Arguments> notMeasurable() {
        Vec3 pelvis = new Vec3(0, 1, 0);
        return Stream.of(
                Arguments.of(
                        "an elbow not seen from the front",
                        Figure.standing().seen(Landmark.LEFT_ELBOW, 0.4),
                        LEFT_ARM_TRUNK,
                        LOW_VISIBILITY),
                Arguments.of(
                        "an elbow the fit does not support",
                        Figure.standing().supported(Joint.LEFT_ELBOW, 0.1),
                        LEFT_ARM_TRUNK,
                        LOW_VISIBILITY),
                Arguments.of(
                        "both hips not seen",
                        Figure.standing().seen(Landmark.LEFT_HIP, 0.1).seen(Landmark.RIGHT_HIP, 0.1),
                        TRUNK_FLEXION,
                        LOW_VISIBILITY),
                Arguments.of(
                        "both hips not seen: the arm has no trunk",
                        Figure.standing().seen(Landmark.LEFT_HIP, 0.1).seen(Landmark.RIGHT_HIP, 0.1),
                        LEFT_ARM_TRUNK,
                        LOW_VISIBILITY),
                Arguments.of(
                        "both hips not seen: nor have the landmarks",
                        Figure.standing().seen(Landmark.LEFT_HIP, 0.1).seen(Landmark.RIGHT_HIP, 0.1),
                        Angle.TRUNK_FLEXION_LANDMARKS,
                        LOW_VISIBILITY),
                Arguments.of(
                        "the head not seen",
                        Figure.standing()
                                .seen(Landmark.NOSE, 0.1)
                                .seen(Landmark.LEFT_EAR, 0.2)
                                .seen(Landmark.RIGHT_EAR, 0.3),
                        NECK_FLEXION,
                        LOW_VISIBILITY),
                Arguments.of("a body 10 cm tall", Figure.standing().scaled(0.06), TRUNK_FLEXION, DEGENERATE),
                Arguments.of("a body 10 cm tall: arm", Figure.standing().scaled(0.06), LEFT_ARM_VERTICAL, DEGENERATE),
                Arguments.of("a body 10 cm tall: neck", Figure.standing().scaled(0.06), NECK_FLEXION, DEGENERATE),
                Arguments.of(
                        "shoulders 7 cm apart",
                        Figure.standing()
                                .with(Joint.LEFT_SHOULDER, new Vec3(0.035, 1.5, 0))
                                .with(Joint.RIGHT_SHOULDER, new Vec3(-0.035, 1.5, 0)),
                        TRUNK_FLEXION,
                        DEGENERATE),
                Arguments.of(
                        "an upper arm of 2 cm",
                        Figure.standing().with(Joint.LEFT_ELBOW, new Vec3(0.18, 1.48, 0)),
                        LEFT_ARM_TRUNK,
                        DEGENERATE),
                Arguments.of(
                        "shoulders and hips that face opposite ways",
                        Figure.standing()
                                .with(Joint.LEFT_HIP, new Vec3(-0.1, 1, 0))
                                .with(Joint.RIGHT_HIP, new Vec3(0.1, 1, 0)),
                        TRUNK_FLEXION,
                        DEGENERATE),
                Arguments.of(
                        "hips that coincide",
                        Figure.standing().with(Joint.LEFT_HIP, pelvis).with(Joint.RIGHT_HIP, pelvis),
                        TRUNK_TWIST,
                        DEGENERATE),
                Arguments.of(
                        "a joint that is not a number",
                        Figure.standing().with(Joint.LEFT_SHOULDER, new Vec3(Double.NaN, 1.5, 0)),
                        TRUNK_FLEXION,
                        DEGENERATE),
                Arguments.of(
                        "a joint that is not a number: arm",
                        Figure.standing().with(Joint.LEFT_ELBOW, new Vec3(Double.NaN, 1.5, 0)),
                        LEFT_ARM_VERTICAL,
                        DEGENERATE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notMeasurable")
    void isNotMeasurableWithAReasonInsteadOfWrong(String what, Figure figure, Angle angle, Reason reason) {
        Measured measured = figure.posture().angle(angle);
        assertThat(measured.degrees()).as(what).isEmpty();
        assertThat(measured.reason()).contains(reason);
    }
}
