package org.ergodrop.analysis.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ergodrop.analysis.posture.Angle.HEAD_FLEXION;
import static org.ergodrop.analysis.posture.Angle.LEFT_ARM_ABDUCTION;
import static org.ergodrop.analysis.posture.Angle.LEFT_ARM_FLEXION;
import static org.ergodrop.analysis.posture.Angle.LEFT_ARM_TRUNK;
import static org.ergodrop.analysis.posture.Angle.LEFT_ARM_VERTICAL;
import static org.ergodrop.analysis.posture.Angle.NECK_FLEXION;
import static org.ergodrop.analysis.posture.Angle.NECK_LATERAL;
import static org.ergodrop.analysis.posture.Angle.TRUNK_FLEXION;
import static org.ergodrop.analysis.posture.Angle.TRUNK_LATERAL;
import static org.ergodrop.analysis.posture.Angle.TRUNK_TWIST;

import org.ergodrop.analysis.geometry.Vec3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each angle against values that follow from its definition by hand; a flipped sign anywhere turns a test red. */
class AngleDefinitionsTest {

    private static final double EXACT = 1e-9;

    @Test
    void whoStandsUprightReadsZeroEverywhere() {
        Posture posture = Figure.standing().posture();
        for (Angle angle : Angle.values()) {
            assertThat(posture.angle(angle).degrees().orElseThrow())
                    .as(angle.column())
                    .isCloseTo(0, within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-45, -20, 0, 5, 40, 60, 89, 90, 91, 110, 150, 179})
    void theTrunkIsSignedAndRunsOnPastTheHorizontal(double degrees) {
        Figure figure = Figure.standing().bentForward(degrees);
        assertThat(figure.degrees(TRUNK_FLEXION)).isCloseTo(degrees, within(EXACT));
        assertThat(figure.degrees(TRUNK_LATERAL)).isCloseTo(0, within(EXACT));
        assertThat(figure.degrees(TRUNK_TWIST)).isCloseTo(0, within(EXACT));
    }

    /** Hand-derived: hips at the origin, neck at (0.15, 0.4, 0.3): flexion = atan(3/4), side = asin(0.15/|trunk|). */
    @Test
    void trunkFromCoordinates() {
        TrunkAngles angles = TrunkAngles.of(new Vec3(0.15, 0.4, 0.3), new Vec3(0.36, 0, 0), new Vec3(0.2, 0, 0))
                .orElseThrow();
        assertThat(angles.flexionDeg()).isCloseTo(36.869897645844, within(EXACT));
        assertThat(angles.lateralDeg()).isCloseTo(Math.toDegrees(Math.asin(0.15 / Math.sqrt(0.2725))), within(EXACT));
        assertThat(angles.twistDeg()).isCloseTo(0, within(EXACT));
    }

    /**
     * The person faces where hips and shoulders together face. Upright, a side bend turns neither; with the trunk horizontal it
     * turns the shoulders by itself, so that half of it goes to the heading (hand-derived: 10° read 5°).
     */
    @ParameterizedTest
    @CsvSource({"20, 0, 20", "-20, 0, -20", "35, 0, 35", "10, 90, 5", "-10, 90, -5"})
    void theSideBendIsPositiveToThePersonsLeftAlsoWhenBentForward(double left, double forward, double reads) {
        Figure figure = Figure.standing().bentLeft(left).bentForward(forward);
        assertThat(figure.degrees(TRUNK_LATERAL)).isCloseTo(reads, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"30, 0", "-30, 0", "60, 0", "45, 80", "-45, -20"})
    void theTwistIsPositiveWhenTheShouldersTurnToThePersonsLeft(double twist, double forward) {
        Figure figure = Figure.standing().shouldersTurnedLeft(twist).bentForward(forward);
        assertThat(figure.degrees(TRUNK_TWIST)).isCloseTo(twist, within(EXACT));
    }

    @Test
    void whoLiesOnTheBackLeansBackByNinety() {
        assertThat(Figure.standing().lyingOnTheBack().degrees(TRUNK_FLEXION)).isCloseTo(-90, within(EXACT));
        assertThat(Figure.standing().lyingOnTheBack().facingLeftBy(123).degrees(TRUNK_FLEXION))
                .isCloseTo(-90, within(EXACT));
    }

    @Test
    void whoLiesOnTheSideFacesNowhere_soTheTrunkIsNotMeasurable() {
        Posture posture = Figure.standing()
                .then(point -> Figure.turned(point, new Vec3(0, 0, 1), 90))
                .posture();
        assertThat(posture.angle(TRUNK_FLEXION).reason()).contains(Measured.Reason.DEGENERATE);
        assertThat(posture.angle(LEFT_ARM_TRUNK).degrees().orElseThrow()).isCloseTo(0, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"30, 0, 0", "-25, 0, 0", "20, 0, 60", "20, 0, -20", "0, 15, 0", "0, -15, 70", "60, 0, 90"})
    void theNeckIsMeasuredAgainstTheTrunkAndTheHeadAgainstVertical(double forward, double left, double trunk) {
        Figure figure = Figure.standing().neck(forward, left).bentForward(trunk);
        assertThat(figure.degrees(NECK_FLEXION)).isCloseTo(forward, within(EXACT));
        assertThat(figure.degrees(NECK_LATERAL)).isCloseTo(left, within(EXACT));
        if (left == 0) {
            assertThat(figure.degrees(HEAD_FLEXION)).isCloseTo(forward + trunk, within(EXACT));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // elevation, azimuth (0 ahead, 90 outward, 180 back, -90 inward), to trunk, flexion, abduction
        "0, 0, 0, 0, 0",
        "45, 0, 45, 45, 0",
        "90, 0, 90, 90, 0",
        "45, 90, 45, 0, 45",
        "90, 90, 90, 0, 90",
        "60, 60, 60, 30, 51.9615242271",
        "30, 180, -30, -30, 0",
        "30, -90, 30, 0, -30",
        "50, 45, 50, 35.3553390593, 35.3553390593",
        "40, 150, -40, -34.6410161514, 20",
        "40, 120, 40, -20, 34.6410161514",
        "150, 0, 150, 150, 0",
        "150, 90, 150, 0, 150",
    })
    void theArmAgainstTheTrunk(double elevation, double azimuth, double toTrunk, double flexion, double abduction) {
        Figure left = Figure.standing().leftArmRaised(elevation, azimuth).bentForward(25);
        assertThat(left.degrees(LEFT_ARM_TRUNK)).isCloseTo(toTrunk, within(1e-8));
        assertThat(left.degrees(LEFT_ARM_FLEXION)).isCloseTo(flexion, within(1e-8));
        assertThat(left.degrees(LEFT_ARM_ABDUCTION)).isCloseTo(abduction, within(1e-8));

        Figure right = Figure.standing().rightArmRaised(elevation, azimuth).bentForward(25);
        assertThat(right.degrees(Angle.RIGHT_ARM_TRUNK)).isCloseTo(toTrunk, within(1e-8));
        assertThat(right.degrees(Angle.RIGHT_ARM_FLEXION)).isCloseTo(flexion, within(1e-8));
        assertThat(right.degrees(Angle.RIGHT_ARM_ABDUCTION)).isCloseTo(abduction, within(1e-8));
    }

    @Test
    void theArmAgainstVerticalDoesNotDependOnTheTrunk() {
        // an arm that hangs straight down from a trunk bent by 70 is raised by 70 against the trunk
        Figure hanging = Figure.standing().bentForward(70).leftArmRaised(70, 0);
        assertThat(hanging.degrees(LEFT_ARM_VERTICAL)).isCloseTo(0, within(1e-6));
        assertThat(hanging.degrees(LEFT_ARM_TRUNK)).isCloseTo(70, within(EXACT));
    }

    @Test
    void anArmRaisedAheadOfATwistedChestIsPureFlexion() {
        Figure figure = Figure.standing().shouldersTurnedLeft(50).leftArmRaised(60, 0);
        assertThat(figure.degrees(LEFT_ARM_FLEXION)).isCloseTo(60, within(EXACT));
        assertThat(figure.degrees(LEFT_ARM_ABDUCTION)).isCloseTo(0, within(EXACT));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5, 90, 140})
    void elbowsAndKneesAreZeroWhenStraight(double bend) {
        Figure figure = Figure.standing().elbows(bend, bend / 2).leftKnee(bend);
        assertThat(figure.degrees(Angle.LEFT_ELBOW_FLEXION)).isCloseTo(bend, within(1e-6));
        assertThat(figure.degrees(Angle.RIGHT_ELBOW_FLEXION)).isCloseTo(bend / 2, within(1e-6));
        assertThat(figure.degrees(Angle.LEFT_KNEE_FLEXION)).isCloseTo(bend, within(1e-6));
        assertThat(figure.degrees(Angle.RIGHT_KNEE_FLEXION)).isCloseTo(0, within(1e-6));
    }

    @Test
    void theLandmarksGiveASecondOpinionWithTheSameSigns() {
        Figure figure = Figure.standing().bentForward(-35).neck(20, 0).facingLeftBy(200);
        assertThat(figure.degrees(Angle.TRUNK_FLEXION_LANDMARKS)).isCloseTo(-35, within(1e-4));
        assertThat(figure.degrees(Angle.NECK_FLEXION_LANDMARKS)).isCloseTo(20, within(1e-4));
    }
}
