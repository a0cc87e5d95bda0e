package org.ergodrop.demo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.ergodrop.analysis.body.FittedBody;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.body.SkinPoint;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.posture.Angle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruthTest {

    private static final Camera FRONT = Camera.FRONT.sized(64, 48);

    /** Upper arm, forearm, thigh and shank of 1.75 m, from the printed fractions of Winter's figure 4.1. */
    @Test
    void theLimbsHaveThePublishedLengthsOf175Centimetres() {
        Truth truth = still(Command.STANDING, 0);

        assertThat(length(truth, Joint.LEFT_SHOULDER)).isCloseTo(0.3255, within(1e-9));
        assertThat(length(truth, Joint.RIGHT_ELBOW)).isCloseTo(0.2555, within(1e-9));
        assertThat(length(truth, Joint.LEFT_HIP)).isCloseTo(0.42875, within(1e-9));
        assertThat(length(truth, Joint.RIGHT_KNEE)).isCloseTo(0.4305, within(1e-9));
    }

    private static double length(Truth truth, Joint upper) {
        Joint lower = Arrays.stream(Joint.values())
                .filter(joint -> joint.parentIndex() == upper.ordinal())
                .findFirst()
                .orElseThrow();
        return truth.joint(upper).distance(truth.joint(lower));
    }

    @ParameterizedTest
    @EnumSource(Scripts.class)
    void noBoneChangesItsLengthOverAScript(Scripts script) {
        SyntheticWorker worker = filmed(script.script(), 30);
        Truth first = worker.truth(0);

        for (int index = 0; index < worker.frames(); index++) {
            Truth truth = worker.truth(index);
            for (Joint joint : Joint.values()) {
                if (joint.parentIndex() >= 0) {
                    Joint parent = Joint.values()[joint.parentIndex()];
                    assertThat(truth.joint(joint).distance(truth.joint(parent)))
                            .as("%s in frame %d", joint, index)
                            .isCloseTo(first.joint(joint).distance(first.joint(parent)), within(1e-9));
                }
            }
        }
    }

    @Test
    void plantedFeetDoNotSlipWhileTheBodyMoves() {
        SyntheticWorker worker = filmed(Scripts.STANDARD.script(), 45);
        Truth first = worker.truth(0);

        for (int index = 0; index < worker.frames(); index++) {
            for (Joint joint : List.of(Joint.LEFT_ANKLE, Joint.RIGHT_ANKLE, Joint.LEFT_FOOT, Joint.RIGHT_FOOT)) {
                assertThat(worker.truth(index).joint(joint).distance(first.joint(joint)))
                        .isLessThan(1e-12);
            }
        }
    }

    @Test
    void whileWalkingOneFootAlwaysStands() {
        MovementScript walk = Scripts.leaveAndReturn(0.5);
        SyntheticWorker worker = filmed(walk, 0);

        for (int index = 1; index < worker.frames(); index++) {
            Truth before = worker.truth(index - 1);
            Truth now = worker.truth(index);
            double left = now.joint(Joint.LEFT_ANKLE).distance(before.joint(Joint.LEFT_ANKLE));
            double right = now.joint(Joint.RIGHT_ANKLE).distance(before.joint(Joint.RIGHT_ANKLE));
            // Within one frame the feet may change over: then both move a little, neither far.
            assertThat(Math.min(left, right)).as("frame %d", index).isLessThan(0.02);
        }
        Vec3 end = worker.truth(worker.frames() - 1).joint(Joint.PELVIS);
        assertThat(end.distance(worker.truth(0).joint(Joint.PELVIS))).isLessThan(1e-9);
    }

    @Test
    void whoeverWalksOutIsNotInThePictureUntilHeIsBack() {
        SyntheticWorker worker = filmed(Scripts.leaveAndReturn(1.5), 45);

        assertThat(worker.truth(0).inPicture()).isTrue();
        assertThat(worker.truth((int) (25 * 3.5)).inPicture()).isFalse();
        assertThat(worker.truth(worker.frames() - 1).inPicture()).isTrue();
    }

    @Test
    void uprightEveryAngleOfTrunkAndNeckIsZero() {
        Truth truth = still(Command.STANDING, 70);

        for (Angle angle : List.of(
                Angle.TRUNK_FLEXION,
                Angle.TRUNK_LATERAL,
                Angle.TRUNK_TWIST,
                Angle.NECK_FLEXION,
                Angle.NECK_LATERAL,
                Angle.HEAD_FLEXION)) {
            assertThat(truth.angle(angle)).as(angle.column()).isCloseTo(0, within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-20, 10, 20, 45, 60, 75, 90})
    void aCommandedBendIsAboutTheGeometricTrunkFlexion(double degrees) {
        assertThat(still(Command.STANDING.with(Dof.TRUNK_BEND, degrees), 0).angle(Angle.TRUNK_FLEXION))
                .isCloseTo(degrees, within(2.0));
    }

    @ParameterizedTest
    @CsvSource({
        "TRUNK_SIDE, 25, TRUNK_LATERAL, 1",
        "TRUNK_TWIST, 35, TRUNK_TWIST, 1",
        "NECK_BEND, 40, NECK_FLEXION, 5",
        "NECK_BEND, -25, NECK_FLEXION, 5",
        "NECK_SIDE, 25, NECK_LATERAL, 3",
        "LEFT_ARM_FORWARD, -40, LEFT_ARM_TRUNK, 1.5",
        "LEFT_ARM_OUT, 90, LEFT_ARM_ABDUCTION, 0.1",
        "RIGHT_ARM_OUT, 90, RIGHT_ARM_ABDUCTION, 0.1",
        "LEFT_ELBOW, 70, LEFT_ELBOW_FLEXION, 0.001",
        "SQUAT, 80, LEFT_KNEE_FLEXION, 3"
    })
    void eachMovementShowsInItsOwnAngle(Dof dof, double degrees, Angle angle, double tolerance) {
        assertThat(still(Command.STANDING.with(dof, degrees), 0).angle(angle)).isCloseTo(degrees, within(tolerance));
    }

    @Test
    void anArmRaisedForwardOverheadStaysPositive() {
        Command overhead = Command.STANDING.with(Dof.RIGHT_ARM_FORWARD, 165).with(Dof.RIGHT_ARM_OUT, 0);

        assertThat(still(overhead, 0).angle(Angle.RIGHT_ARM_TRUNK)).isCloseTo(165, within(1e-6));
        assertThat(still(overhead, 0).angle(Angle.RIGHT_ARM_FLEXION)).isCloseTo(165, within(1e-6));
    }

    @Test
    void theMirroredMovementHasTheMirroredAngles() {
        Truth one = still(
                Command.STANDING
                        .with(Dof.TRUNK_SIDE, 20)
                        .with(Dof.TRUNK_TWIST, 15)
                        .with(Dof.LEFT_ARM_FORWARD, 50),
                0);
        Truth other = still(
                Command.STANDING
                        .with(Dof.TRUNK_SIDE, -20)
                        .with(Dof.TRUNK_TWIST, -15)
                        .with(Dof.RIGHT_ARM_FORWARD, 50),
                0);

        assertThat(one.angle(Angle.TRUNK_LATERAL)).isCloseTo(-other.angle(Angle.TRUNK_LATERAL), within(1e-9));
        assertThat(one.angle(Angle.TRUNK_TWIST)).isCloseTo(-other.angle(Angle.TRUNK_TWIST), within(1e-9));
        assertThat(one.angle(Angle.TRUNK_FLEXION)).isCloseTo(other.angle(Angle.TRUNK_FLEXION), within(1e-9));
        assertThat(one.angle(Angle.LEFT_ARM_TRUNK)).isCloseTo(other.angle(Angle.RIGHT_ARM_TRUNK), within(1e-9));
        assertThat(one.angle(Angle.LEFT_ARM_ABDUCTION)).isCloseTo(other.angle(Angle.RIGHT_ARM_ABDUCTION), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {45, 90, 180, 270})
    void theAnglesDoNotDependOnWhereTheCameraStands(double azimuthDeg) {
        Command pose = Command.STANDING
                .with(Dof.TRUNK_BEND, 50)
                .with(Dof.TRUNK_SIDE, 10)
                .with(Dof.TRUNK_TWIST, -20)
                .with(Dof.NECK_BEND, 15);
        Truth front = still(pose, 0);
        Truth around = still(pose, azimuthDeg);

        for (Angle angle : Angle.values()) {
            assertThat(around.angle(angle)).as(angle.column()).isCloseTo(front.angle(angle), within(1e-9));
        }
    }

    @Test
    void facingTheCameraThePersonsLeftIsOnThePicturesRight() {
        Truth front = still(Command.STANDING, 0);
        Truth back = still(Command.STANDING, 180);

        assertThat(front.inImage(front.joint(Joint.LEFT_WRIST)).x())
                .isGreaterThan(front.inImage(front.joint(Joint.RIGHT_WRIST)).x() + 5);
        assertThat(back.inImage(back.joint(Joint.LEFT_WRIST)).x())
                .isLessThan(back.inImage(back.joint(Joint.RIGHT_WRIST)).x() - 5);
    }

    @Test
    void fromThePersonsLeftTheLeftArmIsNearerAndThePersonFacesThePicturesLeft() {
        Truth side = still(Command.STANDING, 90);

        assertThat(side.joint(Joint.LEFT_SHOULDER).z())
                .isGreaterThan(side.joint(Joint.RIGHT_SHOULDER).z() + 0.3);
        assertThat(side.landmark(Landmark.NOSE).x())
                .isLessThan(side.skin(SkinPoint.HEAD).x() - 0.1);
    }

    @Test
    void theLandmarksAreHipCentredInTheCameraFrameAndTheBodyInTheUprightFrame() {
        Truth truth = still(Command.STANDING.with(Dof.TRUNK_BEND, 30), 45);
        Landmarks landmarks = truth.asLandmarks();
        FittedBody body = truth.asFittedBody();

        Vec3 hips = landmarks.world(Landmark.LEFT_HIP).midpoint(landmarks.world(Landmark.RIGHT_HIP));
        Vec3 elbow = landmarks.world(Landmark.LEFT_ELBOW);
        assertThat(hips.norm()).isLessThan(1e-6);
        assertThat(new Vec3(elbow.x(), -elbow.y(), -elbow.z()).distance(body.joint(Joint.LEFT_ELBOW)))
                .isLessThan(1e-6);
        assertThat(landmarks.visibility(Landmark.NOSE)).isEqualTo(1);
    }

    /** Hand-derived: a camera 4 m away that looks down by 30° sees plumb lines lean towards it by as much. */
    @Test
    void aTiltedCameraTiltsTheLandmarksButNotTheTruth() {
        MovementScript standing = MovementScript.startingWith(Command.STANDING).hold(1);
        Camera tilted = new Camera(64, 48, 0, 3.0, 4.0, 30);
        Truth truth = new SyntheticWorker(SyntheticWorker.Performance.of(standing, tilted)).truth(0);
        Landmarks landmarks = truth.asLandmarks();

        Vec3 shoulders = landmarks.world(Landmark.LEFT_SHOULDER).midpoint(landmarks.world(Landmark.RIGHT_SHOULDER));
        Vec3 upright = truth.asFittedBody()
                .joint(Joint.LEFT_SHOULDER)
                .midpoint(truth.asFittedBody().joint(Joint.RIGHT_SHOULDER));
        double leanDeg = Math.toDegrees(Math.atan2(-shoulders.z(), -shoulders.y()));
        double uprightDeg = Math.toDegrees(Math.atan2(upright.z(), upright.y()));
        assertThat(leanDeg - uprightDeg).isCloseTo(30, within(1e-4));
        assertThat(truth.angle(Angle.TRUNK_FLEXION)).isCloseTo(0, within(1e-9));
    }

    /** Hand-derived: the pinhole formula, at the focal length 1.11 × height. */
    @Test
    void pointsAreProjectedAsThroughAPinhole() {
        Vec3 seen = Camera.FRONT.project(new Vec3(0.5, 1.8, 0.2));

        assertThat(seen.x()).isCloseTo(320 + 532.8 * 0.5 / 4.0, within(1e-9));
        assertThat(seen.y()).isCloseTo(240 - 532.8 * 0.5 / 4.0, within(1e-9));
        assertThat(seen.z()).isCloseTo(4.0, within(1e-9));
    }

    static Truth still(Command pose, double azimuthDeg) {
        return filmed(MovementScript.startingWith(pose).hold(1), azimuthDeg).truth(0);
    }

    static SyntheticWorker filmed(MovementScript script, double azimuthDeg) {
        return new SyntheticWorker(SyntheticWorker.Performance.of(script, FRONT.around(azimuthDeg)));
    }
}
