package org.ergodrop.demo.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.analysis.posture.PostureMeter;
import org.ergodrop.analysis.posture.PostureSettings;
import org.ergodrop.analysis.posture.StandingOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The truth's plain geometry and the product's meter are written apart from each other and must say the same. */
class TwoWaysToTheAnglesTest {

    private static final double SAME_DEG = 1e-6;
    /** The landmarks of a pose model are single precision. */
    private static final double SAME_IN_SINGLE_PRECISION_DEG = 1e-4;

    private static final Set<Angle> OF_LANDMARKS =
            EnumSet.of(Angle.TRUNK_FLEXION_LANDMARKS, Angle.NECK_FLEXION_LANDMARKS);

    private final PostureMeter meter = new PostureMeter(PostureSettings.DEFAULT, StandingOffset.NONE);

    @ParameterizedTest(name = "azimuth {0}")
    @ValueSource(doubles = {0, 45, 90, 180, 300})
    void theMeterReadsTheTrueAnglesOffTheTrueBodyOverTheWholeStandardScript(double azimuthDeg) {
        SyntheticWorker worker = TruthTest.filmed(Scripts.STANDARD.script(), azimuthDeg);

        for (int index = 0; index < worker.frames(); index++) {
            assertSame(worker.truth(index));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theMeterReadsTheTrueAnglesOfAnyPose(long seed) {
        Random random = new Random(seed);
        Command pose = Command.STANDING
                .with(Dof.TRUNK_BEND, random.nextDouble(-25, 100))
                .with(Dof.TRUNK_SIDE, random.nextDouble(-30, 30))
                .with(Dof.TRUNK_TWIST, random.nextDouble(-40, 40))
                .with(Dof.NECK_BEND, random.nextDouble(-30, 50))
                .with(Dof.NECK_SIDE, random.nextDouble(-30, 30))
                .with(Dof.LEFT_ARM_FORWARD, random.nextDouble(-50, 175))
                .with(Dof.LEFT_ARM_OUT, random.nextDouble(-20, 100))
                .with(Dof.RIGHT_ARM_FORWARD, random.nextDouble(-50, 175))
                .with(Dof.RIGHT_ARM_OUT, random.nextDouble(-20, 100))
                .with(Dof.LEFT_ELBOW, random.nextDouble(0, 140))
                .with(Dof.SQUAT, random.nextDouble(5, 90));

        assertSame(TruthTest.still(pose, random.nextDouble(360)));
    }

    /** The comparison can fail: a body that is 0.01° off is told apart. */
    @Test
    void aBodyThatIsNotTheTrueOneReadsOtherwise() {
        Truth truth = TruthTest.still(Command.STANDING.with(Dof.TRUNK_BEND, 30), 20);
        Truth other = TruthTest.still(Command.STANDING.with(Dof.TRUNK_BEND, 30.01), 20);

        double read = measured(other).angle(Angle.TRUNK_FLEXION).degrees().orElseThrow();
        assertThat(Math.abs(read - truth.angle(Angle.TRUNK_FLEXION))).isGreaterThan(1000 * SAME_DEG);
    }

    private void assertSame(Truth truth) {
        Posture posture = measured(truth);
        for (Angle angle : Angle.values()) {
            Measured read = posture.angle(angle);
            assertThat(read.isMeasured()).as("%s is measured", angle).isTrue();
            double tolerance = OF_LANDMARKS.contains(angle) ? SAME_IN_SINGLE_PRECISION_DEG : SAME_DEG;
            assertThat(read.degrees().getAsDouble())
                    .as("%s in frame %d", angle, truth.index())
                    .isCloseTo(truth.angle(angle), within(tolerance));
        }
    }

    private Posture measured(Truth truth) {
        PoseFrame frame = new PoseFrame(truth.index(), truth.timeSeconds(), truth.asLandmarks(), 0);
        return meter.measure(frame, Optional.of(truth.asFittedBody()));
    }
}
