package org.ergodrop.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.demo.worker.SyntheticWorker;
import org.ergodrop.demo.worker.Truth;
import org.ergodrop.demo.worker.WorkerClips;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A perfect pose model: the figure's true landmarks go through body fit and angles. What is left is the difference between
 * two bodies (where the spine bends, where shoulders stand above hips), and what anatomy's preferences cost. The angles alone, on
 * the true body, are exact to 1e-6°: {@code TwoWaysToTheAnglesTest}.
 */
class ExactnessTest {

    private static final int EVERY = 5;

    @ParameterizedTest(name = "azimuth {0}")
    @ValueSource(ints = {0, 45, 90})
    void trueLandmarksGiveTheTrueAnglesThroughTheBodyFit(int azimuthDeg) {
        SyntheticWorker worker = WorkerClips.standardWorker(azimuthDeg);
        List<Truth> truth = new ArrayList<>();
        List<PoseFrame> frames = new ArrayList<>();
        for (int i = 0; i < worker.frames(); i += EVERY) {
            Truth moment = worker.truth(i);
            truth.add(moment);
            frames.add(new PoseFrame(frames.size(), moment.timeSeconds(), moment.asLandmarks(), 0));
        }
        List<Posture> read = Reading.fitted(frames);

        assertThat(meanErrorDeg(Angle.TRUNK_FLEXION, read, truth)).isLessThan(2.2);
        assertThat(meanErrorDeg(Angle.NECK_FLEXION, read, truth)).isLessThan(2.2);
        // 2.4 to 2.6: an arm is measured against the trunk and inherits what is left of a bend
        assertThat(meanErrorDeg(Angle.LEFT_ARM_TRUNK, read, truth)).isLessThan(2.7);
        assertThat(meanErrorDeg(Angle.RIGHT_ARM_TRUNK, read, truth)).isLessThan(2.7);
    }

    /**
     * Trunk and neck as change since standing, on both sides: the figure's shoulders stand 3 cm behind its hips, the generic body's
     * above them, which reads as 3° of lean.
     */
    private static double meanErrorDeg(Angle angle, List<Posture> read, List<Truth> truth) {
        boolean sinceStanding = angle == Angle.TRUNK_FLEXION || angle == Angle.NECK_FLEXION;
        double standing =
                sinceStanding ? degrees(read.get(0), angle) - truth.get(0).angle(angle) : 0;
        double sum = 0;
        for (int i = 0; i < read.size(); i++) {
            sum += AngleErrors.errorDeg(
                    angle, degrees(read.get(i), angle) - standing, truth.get(i).angle(angle));
        }
        return sum / read.size();
    }

    private static double degrees(Posture posture, Angle angle) {
        return posture.angle(angle).degrees().orElseThrow();
    }
}
