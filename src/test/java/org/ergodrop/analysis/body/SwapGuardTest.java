package org.ergodrop.analysis.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.pose.PoseFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Left and right that the pose model mistook for a few frames are put right; what is right is left alone. */
class SwapGuardTest {

    private static final int[] HEAD_AND_ARMS = {1, 2, 3, 7, 9, 11, 13, 15, 17, 19, 21};
    private static final int[] HIPS = {23};
    private static final int[] LEGS = {25, 27, 29, 31};

    private final double[] rest = new GenericBody().joints().at(new double[7]);
    private final SwapGuard guard = new SwapGuard();

    private Landmarks bending(int frame, double turnDeg) {
        double bend = 45 - 45 * Math.cos(frame / 15.0);
        PosedSkeleton skeleton = new PosedSkeleton(rest, PlausiblePoses.bent(turnDeg, bend));
        return SyntheticLandmarks.of(skeleton)
                .noisy(new Random(frame), 0.01, 0.03)
                .landmarks();
    }

    private static Landmarks exchanged(Landmarks landmarks, int... lefts) {
        float[] world = landmarks.worldMetres().clone();
        float[] image = landmarks.imagePx().clone();
        for (int left : lefts) {
            int right = left <= 3 ? left + 3 : left + 1;
            for (float[] values : new float[][] {world, image}) {
                for (int axis = 0; axis < 3; axis++) {
                    float kept = values[3 * left + axis];
                    values[3 * left + axis] = values[3 * right + axis];
                    values[3 * right + axis] = kept;
                }
            }
        }
        return new Landmarks(image, world, landmarks.visibility(), landmarks.presence(), landmarks.score());
    }

    private static int[] everything() {
        int[] all = new int[HEAD_AND_ARMS.length + HIPS.length + LEGS.length];
        System.arraycopy(HEAD_AND_ARMS, 0, all, 0, HEAD_AND_ARMS.length);
        System.arraycopy(HIPS, 0, all, HEAD_AND_ARMS.length, HIPS.length);
        System.arraycopy(LEGS, 0, all, HEAD_AND_ARMS.length + HIPS.length, LEGS.length);
        return all;
    }

    private static int[] group(String name) {
        return switch (name) {
            case "hips" -> HIPS;
            case "legs" -> LEGS;
            case "head and arms" -> HEAD_AND_ARMS;
            default -> everything();
        };
    }

    @ParameterizedTest(name = "{0}, turned by {1}°")
    @CsvSource({
        "hips, 0",
        "hips, 180",
        "legs, 0",
        "legs, 45",
        "head and arms, 0",
        "everything, 0",
        "everything, 90",
        "everything, 180"
    })
    void aGroupThatIsSwappedForAFewFramesIsPutRight(String group, double turnDeg) {
        for (int i = 0; i < 60; i++) {
            Landmarks right = bending(i, turnDeg);
            boolean swapped = i >= 20 && i < 30;
            Landmarks seen = swapped ? exchanged(right, group(group)) : right;
            Landmarks read = guard.unswap(seen, i / 30.0);
            assertThat(read.worldMetres()).as("frame %d", i).isEqualTo(right.worldMetres());
            assertThat(read.imagePx()).as("frame %d", i).isEqualTo(right.imagePx());
        }
    }

    @Test
    void hipsAgainstTheShouldersArePutRightEvenInTheFirstFrame() {
        Landmarks right = bending(0, 0);
        Landmarks read = guard.unswap(exchanged(right, HIPS), 0);
        assertThat(read.worldMetres()).isEqualTo(right.worldMetres());
    }

    @ParameterizedTest(name = "{0}° a second")
    @ValueSource(doubles = {30, 180, 360})
    void aPersonWhoTurnsAroundIsNotSwapped(double degreesPerSecond) {
        for (int i = 0; i < 90; i++) {
            Landmarks seen = bending(5, degreesPerSecond * i / 30.0);
            assertThat(guard.unswap(seen, i / 30.0)).as("frame %d", i).isSameAs(seen);
        }
    }

    @Test
    void crossedLegsAndCrossedArmsAreLeftAlone() {
        for (int i = 0; i < 60; i++) {
            double cross = Math.toRadians(20 * Math.sin(i / 10.0));
            BodyPose pose = PlausiblePoses.bent(0, 10);
            pose.rotate(Joint.LEFT_HIP, 0, 0, -cross);
            pose.rotate(Joint.RIGHT_HIP, Math.toRadians(-15), 0, cross);
            Landmarks seen =
                    SyntheticLandmarks.of(new PosedSkeleton(rest, pose)).landmarks();
            assertThat(guard.unswap(seen, i / 30.0)).as("frame %d", i).isSameAs(seen);
        }
    }

    @Test
    void aMistakeAtTheStartIsNotKeptForEver() {
        int wrong = 0;
        for (int i = 0; i < 90; i++) {
            Landmarks right = bending(i, 0);
            Landmarks read = guard.unswap(i == 0 ? exchanged(right, LEGS) : right, i / 30.0);
            wrong += read.worldMetres()[3 * Landmark.LEFT_KNEE.ordinal()]
                            == right.worldMetres()[3 * Landmark.LEFT_KNEE.ordinal()]
                    ? 0
                    : 1;
        }
        assertThat(wrong).isLessThan(25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bending_raw", "bending_smoothed", "pose1_raw", "pose1_smoothed"})
    void realFramesThatAreRightAreLeftAlone(String clip) {
        for (PoseFrame frame : GoldenLandmarks.of(clip)) {
            assertThat(guard.unswap(frame.landmarks(), frame.timeSeconds()))
                    .as("frame %d", frame.index())
                    .isSameAs(frame.landmarks());
        }
    }
}
