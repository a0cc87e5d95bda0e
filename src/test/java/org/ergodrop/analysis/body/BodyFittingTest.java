package org.ergodrop.analysis.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.PoseFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Known bodies in known poses come out of their landmarks again. */
class BodyFittingTest {

    /** Landmarks declared exact to 2 mm, so that anatomy and continuity have next to no say. */
    private static final BodySettings EXACT =
            new BodySettings(0.002, 0.002, 1000, 0.01, Math.toRadians(8), 0, 0.4, 96, 60);

    private static final double[] SHAPE = {0.8, -1, 0.5, 1, -1, 0.7, -0.5};

    private final GenericBody body = new GenericBody();

    private PosedSkeleton posed(BodyPose pose) {
        return new PosedSkeleton(body.joints().at(SHAPE), pose);
    }

    private List<FittedBody> fit(List<PoseFrame> frames, BodySettings settings) {
        BodyFitting fitting = BodyFitting.over(body, settings);
        frames.forEach(fitting::observe);
        return frames.stream().map(fitting::fit).map(Optional::orElseThrow).toList();
    }

    private static double worstMm(FittedBody fitted, PosedSkeleton truth) {
        double worst = 0;
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            worst = Math.max(worst, 1000 * fitted.joints().get(joint).distance(truth.joint(joint)));
        }
        return worst;
    }

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void withoutNoiseShapeAndPoseComeOutToUnderAMillimetre(long seed) {
        Random random = new Random(seed);
        List<PosedSkeleton> truths = new ArrayList<>();
        List<PoseFrame> frames = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            PosedSkeleton truth = posed(PlausiblePoses.random(random, 0.5));
            straightSpineOf(truth);
            truths.add(truth);
            frames.add(SyntheticLandmarks.of(truth).frame(i, 1));
        }
        List<FittedBody> fitted = fit(frames, EXACT);
        for (int i = 0; i < fitted.size(); i++) {
            assertThat(worstMm(fitted.get(i), truths.get(i))).as("frame %d", i).isLessThan(1);
        }
    }

    /** Targets of spine, neck and collars lie on straight lines: only a body that keeps them there fits exactly. */
    private static void straightSpineOf(PosedSkeleton skeleton) {
        for (Joint joint :
                List.of(Joint.SPINE1, Joint.SPINE2, Joint.SPINE3, Joint.NECK, Joint.LEFT_COLLAR, Joint.RIGHT_COLLAR)) {
            skeleton.pose.rotate(joint, 0, 0, 0);
        }
        skeleton.update();
    }

    @Test
    void theShapeOfTheVideoIsFound() {
        List<PoseFrame> frames = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            PosedSkeleton truth = posed(PlausiblePoses.random(random, 0.4));
            straightSpineOf(truth);
            frames.add(SyntheticLandmarks.of(truth).noisy(random, 0.015, 0.03).frame(i, 1));
        }
        BodyFitting fitting = BodyFitting.over(body, BodySettings.DEFAULT);
        frames.forEach(fitting::observe);
        double[] rest = body.joints().at(fitting.shape());
        double[] truth = body.joints().at(SHAPE);
        for (int i = 0; i < rest.length; i++) {
            assertThat(rest[i]).isCloseTo(truth[i], within(0.025));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void withNoiseTheFitIsNearerToTheTruthThanTheLandmarks(long seed) {
        Random random = new Random(seed);
        List<PosedSkeleton> truths = new ArrayList<>();
        List<PoseFrame> frames = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            PosedSkeleton truth = posed(PlausiblePoses.bent(30 * (seed % 12), 60 * Math.sin(i / 15.0)));
            truths.add(truth);
            frames.add(SyntheticLandmarks.of(truth).noisy(random, 0.02, 0.05).frame(i, 30));
        }
        List<FittedBody> fitted = fit(frames, BodySettings.DEFAULT);
        double fit = 0;
        double raw = 0;
        for (int i = 0; i < fitted.size(); i++) {
            for (Joint joint : List.of(Joint.LEFT_ELBOW, Joint.RIGHT_WRIST, Joint.LEFT_KNEE, Joint.RIGHT_SHOULDER)) {
                Vec3 truth = truths.get(i).joint(joint.ordinal());
                fit += fitted.get(i).joint(joint).distance(truth);
            }
            for (Landmark landmark :
                    List.of(Landmark.LEFT_ELBOW, Landmark.RIGHT_WRIST, Landmark.LEFT_KNEE, Landmark.RIGHT_SHOULDER)) {
                Vec3 at = frames.get(i).landmarks().world(landmark);
                Vec3 exact = SyntheticLandmarks.of(truths.get(i)).landmarks().world(landmark);
                raw += at.distance(exact);
            }
        }
        assertThat(fit).isLessThan(0.85 * raw);
    }

    @ParameterizedTest(name = "turned by {0}°")
    @ValueSource(doubles = {0, 45, 90, 135, 180, -135, -90, -45})
    void leftStaysLeftHoweverThePersonIsTurned(double turn) {
        PosedSkeleton truth = posed(PlausiblePoses.bent(turn, 40));
        truth.pose.rotate(Joint.LEFT_SHOULDER, 0, Math.toRadians(-80), 0); // the left arm forward
        truth.update();
        List<PoseFrame> frames = List.of(SyntheticLandmarks.of(truth).frame(0, 30));
        FittedBody fitted = fit(frames, BodySettings.DEFAULT).get(0);
        assertThat(fitted.joint(Joint.LEFT_WRIST).distance(truth.joint(Joint.LEFT_WRIST.ordinal())))
                .isLessThan(0.06);
        assertThat(fitted.joint(Joint.RIGHT_WRIST).distance(truth.joint(Joint.RIGHT_WRIST.ordinal())))
                .isLessThan(0.06);
        Vec3 back = fitted.skin(SkinPoint.CERVICAL).minus(fitted.joint(Joint.NECK));
        Vec3 behind = new Vec3(-Math.sin(Math.toRadians(turn)), 0, -Math.cos(Math.toRadians(turn)));
        assertThat(back.dot(behind)).as("the nape is behind").isPositive();
    }

    @ParameterizedTest(name = "turned by {0}°")
    @ValueSource(doubles = {0, 45, 90, 180})
    void exactLandmarksOfADeepBendGiveTheTrunkWithinAboutTwoDegreesAtTheDefaultSettings(double turn) {
        List<PosedSkeleton> truths = new ArrayList<>();
        List<PoseFrame> frames = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            PosedSkeleton truth = posed(fromTheHips(turn, 40 - 40 * Math.cos(i / 19.0)));
            truths.add(truth);
            frames.add(SyntheticLandmarks.of(truth).frame(i, 30));
        }
        List<FittedBody> fitted = fit(frames, BodySettings.DEFAULT);
        for (int i = 0; i < fitted.size(); i++) {
            List<Vec3> skin = body.skin(SHAPE, truths.get(i));
            Vec3 trunk = skin.get(1).minus(skin.get(0)).normalized();
            Vec3 found = fitted.get(i)
                    .skin(SkinPoint.CERVICAL)
                    .minus(fitted.get(i).skin(SkinPoint.LUMBAR))
                    .normalized();
            double offDeg = Math.toDegrees(Math.acos(Math.min(1, trunk.dot(found))));
            assertThat(offDeg).as("frame %d", i).isLessThan(2.5);
        }
    }

    /** Bent by the hips over legs that stand. */
    private static BodyPose fromTheHips(double turnDeg, double bendDeg) {
        BodyPose pose = PlausiblePoses.bent(turnDeg, 0);
        double[] turn = pose.local.clone();
        double[] bend = new double[9];
        Rotations.exp(Math.toRadians(bendDeg), 0, 0, bend, 0);
        Rotations.multiply(turn, 0, bend, 0, pose.local, 0);
        pose.rotate(Joint.LEFT_HIP, Math.toRadians(-bendDeg), 0, 0);
        pose.rotate(Joint.RIGHT_HIP, Math.toRadians(-bendDeg), 0, 0);
        return pose;
    }

    @Test
    void aKneeAndAnElbowBendOneWayOnly() {
        PosedSkeleton impossible = posed(PlausiblePoses.bent(90, 0));
        impossible.pose.rotate(Joint.LEFT_KNEE, Math.toRadians(-25), 0, 0);
        impossible.pose.rotate(Joint.LEFT_ELBOW, 0, 0, Math.toRadians(40));
        impossible.update();
        List<PoseFrame> frames = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            frames.add(SyntheticLandmarks.of(impossible).frame(i, 30));
        }
        FittedBody fitted = fit(frames, BodySettings.DEFAULT).get(9);
        Vec3 thigh = fitted.joint(Joint.LEFT_KNEE).minus(fitted.joint(Joint.LEFT_HIP));
        Vec3 shank = fitted.joint(Joint.LEFT_ANKLE).minus(fitted.joint(Joint.LEFT_KNEE));
        Vec3 left = fitted.joint(Joint.LEFT_HIP).minus(fitted.joint(Joint.RIGHT_HIP));
        double bend =
                Math.toDegrees(Math.asin(thigh.cross(shank).dot(left.normalized()) / (thigh.norm() * shank.norm())));
        assertThat(bend).as("knee flexion, where the landmarks say -25°").isGreaterThan(-10);
    }

    @Test
    void aQuickMovementIsNotRoundedOff() {
        List<PoseFrame> frames = new ArrayList<>();
        List<PosedSkeleton> truths = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            double raise = i < 12 ? -75 : Math.min(30, -75 + 15 * (i - 12)); // 450° a second, then a stop
            PosedSkeleton truth = posed(PlausiblePoses.bent(0, 0));
            truth.pose.rotate(Joint.LEFT_SHOULDER, 0, 0, Math.toRadians(raise));
            truth.update();
            truths.add(truth);
            frames.add(SyntheticLandmarks.of(truth).frame(i, 30));
        }
        List<FittedBody> fitted = fit(frames, BodySettings.DEFAULT);
        for (int i = 0; i < 30; i++) {
            Vec3 arm = upperArm(
                    fitted.get(i).joint(Joint.LEFT_ELBOW), fitted.get(i).joint(Joint.LEFT_SHOULDER));
            Vec3 truth = upperArm(
                    truths.get(i).joint(Joint.LEFT_ELBOW.ordinal()),
                    truths.get(i).joint(Joint.LEFT_SHOULDER.ordinal()));
            assertThat(Math.toDegrees(Math.acos(Math.min(1, arm.dot(truth)))))
                    .as("frame %d", i)
                    .isLessThan(4);
        }
    }

    private static Vec3 upperArm(Vec3 elbow, Vec3 shoulder) {
        return elbow.minus(shoulder).normalized();
    }

    @Test
    void aHiddenArmStaysWhereItWasAndSaysItIsNotSure() {
        PosedSkeleton truth = posed(PlausiblePoses.bent(0, 20));
        List<PoseFrame> frames = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SyntheticLandmarks made = SyntheticLandmarks.of(truth);
            frames.add((i < 10 ? made : made.unseen(Landmark.LEFT_ELBOW, Landmark.LEFT_WRIST)).frame(i, 30));
        }
        List<FittedBody> fitted = fit(frames, BodySettings.DEFAULT);
        FittedBody seen = fitted.get(9);
        FittedBody hidden = fitted.get(19);
        assertThat(hidden.joint(Joint.LEFT_ELBOW).distance(seen.joint(Joint.LEFT_ELBOW)))
                .isLessThan(0.1);
        assertThat(seen.confidence(Joint.LEFT_ELBOW)).isGreaterThan(0.7);
        assertThat(hidden.confidence(Joint.LEFT_ELBOW)).isLessThan(0.3);
        assertThat(hidden.confidence(Joint.RIGHT_ELBOW)).isGreaterThan(0.7);
    }

    @Test
    void aFrameWithNobodyOrTooLittleOfThemGivesNothing() {
        BodyFitting fitting = BodyFitting.over(body, BodySettings.DEFAULT);
        assertThat(fitting.fit(new PoseFrame(0, 0, null, -1))).isEmpty();
        Landmark[] all = Landmark.values();
        PoseFrame unseen =
                SyntheticLandmarks.of(posed(BodyPose.rest())).unseen(all).frame(1, 30);
        assertThat(fitting.fit(unseen)).isEmpty();
    }

    @Test
    void afterAFrameWithoutAPersonTheFitGoesOnFromWhereItWas() {
        PosedSkeleton truth = posed(PlausiblePoses.bent(0, 20));
        Landmark[] arm = {Landmark.LEFT_ELBOW, Landmark.LEFT_WRIST};
        BodyFitting fitting = BodyFitting.over(body, BodySettings.DEFAULT);
        for (int i = 0; i < 5; i++) {
            fitting.observe(SyntheticLandmarks.of(truth).frame(i, 30));
        }
        FittedBody seen = fitting.fit(SyntheticLandmarks.of(truth).frame(0, 30)).orElseThrow();
        assertThat(fitting.fit(new PoseFrame(1, 1 / 30.0, null, -1))).isEmpty();
        FittedBody hidden = fitting.fit(SyntheticLandmarks.of(truth).unseen(arm).frame(2, 30))
                .orElseThrow();
        assertThat(hidden.joint(Joint.LEFT_ELBOW).distance(seen.joint(Joint.LEFT_ELBOW)))
                .isLessThan(0.05);
    }

    @Test
    void legsUnderATableAreNoHindrance() {
        PosedSkeleton truth = posed(PlausiblePoses.bent(20, 30));
        Landmark[] legs = {
            Landmark.LEFT_KNEE,
            Landmark.RIGHT_KNEE,
            Landmark.LEFT_ANKLE,
            Landmark.RIGHT_ANKLE,
            Landmark.LEFT_FOOT_INDEX,
            Landmark.RIGHT_FOOT_INDEX
        };
        PoseFrame frame = SyntheticLandmarks.of(truth).unseen(legs).frame(0, 30);
        FittedBody fitted = fit(List.of(frame), BodySettings.DEFAULT).get(0);
        assertThat(fitted.joint(Joint.LEFT_SHOULDER).distance(truth.joint(Joint.LEFT_SHOULDER.ordinal())))
                .isLessThan(0.03);
        assertThat(fitted.joints()).allMatch(Vec3::isFinite);
        assertThat(fitted.confidence(Joint.LEFT_ANKLE)).isLessThan(0.3);
    }

    @Test
    void memoryDoesNotGrowWithTheVideo() {
        ShapeEstimator shapes = new ShapeEstimator(body, BodySettings.DEFAULT);
        JointTargets targets = new TargetPlacement(body.headPlacement())
                .of(SyntheticLandmarks.of(posed(BodyPose.rest())).landmarks())
                .orElseThrow();
        for (int i = 0; i < 100_000; i++) {
            shapes.observe(targets);
        }
        assertThat(shapes.sampleSize()).isEqualTo(BodySettings.DEFAULT.shapeFrames());
    }
}
