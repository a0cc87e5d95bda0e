package org.ergodrop.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ergodrop.analysis.pose.PoseModels;
import org.ergodrop.analysis.pose.PoseSettings;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.demo.worker.Camera;
import org.ergodrop.demo.worker.Scripts;
import org.ergodrop.demo.worker.SyntheticWorker;
import org.ergodrop.demo.worker.Truth;
import org.ergodrop.demo.worker.WorkerVideo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From the picture to the angle, with the default model: the standard script filmed at 10 frames a second from three sides. The clips are
 * rendered once and kept in {@code target/accuracy}. A regression check, no evidence on people: docs/accuracy.md.
 */
class AccuracyIT {

    private static final Path FOLDER = Path.of("target", "accuracy");
    private static final double FRAMES_PER_SECOND = 10;
    private static final double LOW_CONFIDENCE = 0.5;
    private static final double MEASURABLE_SHARE = 0.8;

    enum View {
        FRONT(0, 8, List.of(Angle.LEFT_ARM_TRUNK, Angle.RIGHT_ARM_TRUNK)),
        OBLIQUE(45, 4, List.of(Angle.LEFT_ARM_TRUNK)),
        SIDE(90, 4, List.of(Angle.LEFT_ARM_TRUNK));

        private final int azimuthDeg;
        private final double trunkDeg;
        /** The other arm is behind the body for most of the time. */
        private final List<Angle> armsInSight;

        View(int azimuthDeg, double trunkDeg, List<Angle> armsInSight) {
            this.azimuthDeg = azimuthDeg;
            this.trunkDeg = trunkDeg;
            this.armsInSight = armsInSight;
        }
    }

    private static final Map<View, FilmedWorker> FILMED = new EnumMap<>(View.class);

    @BeforeAll
    static void filmAndRead() throws Exception {
        Files.createDirectories(FOLDER);
        try (PoseModels models = PoseModels.load(Path.of("models", "onnx"), PoseSettings.DEFAULT)) {
            for (View view : View.values()) {
                SyntheticWorker worker = worker(view);
                Path video = FOLDER.resolve("worker_%03d_%08x.mp4".formatted(view.azimuthDeg, checkSum(worker)));
                if (!Files.exists(video)) {
                    new WorkerVideo(worker, WorkerVideo.TruthContent.ANGLES).write(video, done -> {});
                }
                Path fresh = Files.createTempDirectory(FOLDER, "landmarks").resolve("found");
                FILMED.put(view, FilmedWorker.of(worker, FoundLandmarks.of(video, models, fresh)));
                Files.delete(fresh);
                Files.delete(fresh.getParent());
            }
        }
    }

    private static SyntheticWorker worker(View view) {
        SyntheticWorker.Performance usual =
                SyntheticWorker.Performance.of(Scripts.STANDARD.script(), Camera.FRONT.around(view.azimuthDeg));
        return new SyntheticWorker(new SyntheticWorker.Performance(
                usual.camera(), FRAMES_PER_SECOND, usual.lighting(), usual.seconds(), usual.cast()));
    }

    /** A figure that moves otherwise is filmed anew; one that only looks otherwise needs {@code mvn clean}. */
    private static int checkSum(SyntheticWorker worker) throws IOException {
        int sum = 0;
        for (int i = 0; i < worker.frames(); i += 20) {
            sum = 31 * sum + worker.truth(i).joints().toString().hashCode();
        }
        return sum;
    }

    private static FilmedWorker filmed(View view) {
        return java.util.Objects.requireNonNull(FILMED.get(view));
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void theTrunkIsMeasurableInFourFramesOfFiveAndAsExactAsAsked(View view) {
        AngleErrors trunk = filmed(view).measurable(Angle.TRUNK_FLEXION);
        assertThat(trunk.share()).isGreaterThanOrEqualTo(MEASURABLE_SHARE);
        assertThat(trunk.meanDeg()).isLessThanOrEqualTo(view.trunkDeg);
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void theNeckIsMeasurableInFourFramesOfFiveAndWithinTenDegreesOnAverage(View view) {
        AngleErrors neck = filmed(view).measurable(Angle.NECK_FLEXION);
        assertThat(neck.share()).isGreaterThanOrEqualTo(MEASURABLE_SHARE);
        assertThat(neck.meanDeg()).isLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void anArmInSightIsMeasurableInFourFramesOfFiveAndWithinEightDegreesOnAverage(View view) {
        double sum = 0;
        for (Angle arm : view.armsInSight) {
            AngleErrors errors = filmed(view).measurable(arm);
            assertThat(errors.share()).isGreaterThanOrEqualTo(MEASURABLE_SHARE);
            sum += errors.meanDeg();
        }
        // at 10 frames a second; 7.9 from the side at 25
        double asked = view == View.SIDE ? 8.6 : 8;
        assertThat(sum / view.armsInSight.size()).isLessThanOrEqualTo(asked);
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void theFittedBodyBeatsTheBareLandmarksOnTheMeanOfTrunkNeckAndArms(View view) {
        double fitted = 0;
        double raw = 0;
        for (Angle angle : List.of(Angle.TRUNK_FLEXION, Angle.NECK_FLEXION)) {
            fitted += filmed(view).all(angle).meanDeg();
            raw += filmed(view).raw(angle).meanDeg();
        }
        for (Angle arm : view.armsInSight) {
            fitted += filmed(view).all(arm).meanDeg() / view.armsInSight.size();
            raw += filmed(view).raw(arm).meanDeg() / view.armsInSight.size();
        }
        assertThat(fitted).isLessThan(raw);
    }

    @Test
    void leaningBackSeenFromTheFrontIsNotReportedWithConfidence() {
        assertThat(confidentShare(View.FRONT, Angle.TRUNK_FLEXION, moment -> moment.angle(Angle.TRUNK_FLEXION) < -18))
                .as("one frame of ten, as the lean begins")
                .isLessThanOrEqualTo(0.2);
    }

    @Test
    void aDeepNodSeenFromTheFrontIsNotReportedWithConfidence() {
        assertThat(confidentShare(
                        View.FRONT,
                        Angle.NECK_FLEXION,
                        moment -> moment.angle(Angle.NECK_FLEXION) > 30 && moment.angle(Angle.TRUNK_FLEXION) < 5))
                .isLessThan(0.2);
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void aTwistIsNeverReportedWithConfidence(View view) {
        assertThat(confidentShare(view, Angle.TRUNK_TWIST, moment -> true)).isZero();
    }

    @Test
    void theArmBehindTheBodyIsHiddenOrUncertainFromTheSide() {
        assertThat(confidentShare(View.SIDE, Angle.RIGHT_ARM_TRUNK, moment -> moment.angle(Angle.RIGHT_ARM_TRUNK) > 60))
                .isLessThan(0.25);
        assertThat(filmed(View.SIDE).measurable(Angle.RIGHT_ARM_TRUNK).share()).isLessThan(0.1);
    }

    /** The full model exchanges left and right in deep bends: raw readings flip by 100° and more. */
    @ParameterizedTest
    @EnumSource(View.class)
    void noTrunkFlipsFrontToBack(View view) {
        assertThat(filmed(view).measurable(Angle.TRUNK_FLEXION).maxDeg()).isLessThan(45);
    }

    /** Share of the moments for which an angle was reported with a confidence that is not low. */
    private static double confidentShare(View view, Angle angle, Predicate<Truth> moments) {
        int all = 0;
        int confident = 0;
        for (int i = 0; i < filmed(view).truth().size(); i++) {
            if (moments.test(filmed(view).truth().get(i))) {
                Measured measured = filmed(view).fitted().get(i).angle(angle);
                all++;
                confident += measured.isMeasured() && measured.confidence() >= LOW_CONFIDENCE ? 1 : 0;
            }
        }
        assertThat(all).as("moments in the script").isPositive();
        return (double) confident / all;
    }
}
