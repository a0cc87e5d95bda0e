package org.ergodrop.analysis.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.ergodrop.analysis.geometry.Vec3;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not matter does not matter, on random postures. */
class PosturePropertiesTest {

    private static final Map<Angle, Angle> OTHER_SIDE = Map.of(
            Angle.LEFT_ARM_TRUNK, Angle.RIGHT_ARM_TRUNK,
            Angle.LEFT_ARM_VERTICAL, Angle.RIGHT_ARM_VERTICAL,
            Angle.LEFT_ARM_FLEXION, Angle.RIGHT_ARM_FLEXION,
            Angle.LEFT_ARM_ABDUCTION, Angle.RIGHT_ARM_ABDUCTION,
            Angle.LEFT_ELBOW_FLEXION, Angle.RIGHT_ELBOW_FLEXION,
            Angle.LEFT_KNEE_FLEXION, Angle.RIGHT_KNEE_FLEXION);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void turningTheWholeBodyAboutTheVerticalChangesNoAngle(long seed) {
        double turn = new Random(~seed).nextDouble(360);
        assertSame(random(seed).posture(), random(seed).facingLeftBy(turn).posture());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void movingTheWholeBodyChangesNoAngle(long seed) {
        Random random = new Random(~seed);
        Vec3 way = new Vec3(random.nextDouble(-3, 3), random.nextDouble(-3, 3), random.nextDouble(-3, 3));
        assertSame(random(seed).posture(), random(seed).movedBy(way).posture());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTallerOrSmallerPersonReadsTheSame(long seed) {
        double factor = new Random(~seed).nextDouble(0.6, 1.4);
        assertSame(random(seed).posture(), random(seed).scaled(factor).posture());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void mirroringSwapsLeftAndRightAndFlipsTheLateralSigns(long seed) {
        Posture original = random(seed).posture();
        Posture mirrored = new PostureMeter(PostureSettings.DEFAULT, StandingOffset.NONE)
                .measure(random(seed).frame(), Optional.of(random(seed).mirrored()));

        for (Angle angle : new Angle[] {Angle.TRUNK_LATERAL, Angle.TRUNK_TWIST, Angle.NECK_LATERAL}) {
            assertThat(degrees(mirrored, angle)).as(angle.column()).isCloseTo(-degrees(original, angle), within(1e-6));
        }
        for (Angle angle : new Angle[] {Angle.TRUNK_FLEXION, Angle.NECK_FLEXION, Angle.HEAD_FLEXION}) {
            assertThat(degrees(mirrored, angle)).as(angle.column()).isCloseTo(degrees(original, angle), within(1e-6));
        }
        OTHER_SIDE.forEach((left, right) -> {
            assertThat(degrees(mirrored, left)).as(left.column()).isCloseTo(degrees(original, right), within(1e-6));
            assertThat(degrees(mirrored, right)).as(right.column()).isCloseTo(degrees(original, left), within(1e-6));
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyConfidenceIsAShareAndTheTwistIsTheLeastCertainOfTheTrunk(long seed) {
        Posture posture = random(seed).facingLeftBy(seed * 7.0).posture();
        posture.angles().forEach(measured -> assertThat(measured.confidence()).isBetween(0.0, 1.0));
        assertThat(posture.angle(Angle.TRUNK_TWIST).confidence())
                .isLessThanOrEqualTo(PostureSettings.ViewSettings.DEFAULT.twistFactor());
    }

    private static Figure random(long seed) {
        Random random = new Random(seed);
        return Figure.standing()
                .bentForward(random.nextDouble(-40, 120))
                .bentLeft(random.nextDouble(-40, 40))
                .shouldersTurnedLeft(random.nextDouble(-60, 60))
                .neck(random.nextDouble(-40, 60), random.nextDouble(-30, 30))
                .leftArmRaised(random.nextDouble(1, 110), random.nextDouble(-40, 130))
                .rightArmRaised(random.nextDouble(1, 110), random.nextDouble(-40, 130))
                .elbows(random.nextDouble(0, 140), random.nextDouble(0, 140))
                .leftKnee(random.nextDouble(0, 130));
    }

    private static void assertSame(Posture expected, Posture actual) {
        for (Angle angle : Angle.values()) {
            // the landmarks are stored in single precision
            double tolerance = angle.name().endsWith("LANDMARKS") ? 2e-3 : 1e-6;
            assertThat(degrees(actual, angle))
                    .as(angle.column())
                    .isCloseTo(degrees(expected, angle), within(tolerance));
        }
    }

    private static double degrees(Posture posture, Angle angle) {
        return posture.angle(angle).degrees().orElseThrow();
    }
}
