package org.ergodrop.analysis.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.ergodrop.analysis.video.RgbFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading the models, choosing the device, sharing them. */
class PoseModelsIT {

    @TempDir
    Path folder;

    @Test
    void whenCudaDoesNotWork_theProcessorIsUsedAndTheDeviceSaysWhy() throws Exception {
        try (PoseModels models = PoseModels.load(SharedData.models(), settings(PoseSettings.Device.AUTO))) {
            assertThat(models.device()).matches("CUDA|CPU \\(CUDA: .{5,}\\)");
            try (PoseTracker tracker = models.newTracker()) {
                assertThat(tracker.process(RgbFrame.unpooled(320, 240)).landmarks())
                        .isNull();
            }
        }
    }

    @Test
    void whenCudaIsDemandedAndDoesNotWork_itIsRefusedInOneSentence() throws Exception {
        try (PoseModels models = PoseModels.load(SharedData.models(), settings(PoseSettings.Device.CUDA))) {
            assertThat(models.device()).isEqualTo("CUDA");
        } catch (PoseModelException e) {
            assertThat(e.problem()).isEqualTo(PoseModelException.Problem.NO_CUDA);
            assertThat(e.explain(Locale.ENGLISH)).contains("pose.device=auto");
            assertThat(e.explain(Locale.forLanguageTag("cs"))).contains("grafické kartě");
        }
    }

    @Test
    void aMissingModelIsNamed() {
        PoseModelException refusal = catchThrowableOfType(
                PoseModelException.class, () -> PoseModels.load(folder, settings(PoseSettings.Device.CPU)));
        assertThat(refusal.problem()).isEqualTo(PoseModelException.Problem.MISSING);
        assertThat(refusal.explain(Locale.ENGLISH)).contains("pose_detection.onnx");
    }

    @Test
    void aBrokenModelIsNamed() throws Exception {
        Files.copy(SharedData.models().resolve("pose_detection.onnx"), folder.resolve("pose_detection.onnx"));
        Files.writeString(folder.resolve("pose_landmark_lite.onnx"), "not a model");
        assertThatThrownBy(() -> PoseModels.load(folder, settings(PoseSettings.Device.AUTO)))
                .isInstanceOf(PoseModelException.class)
                .hasMessageContaining("pose_landmark_lite.onnx");
    }

    @Test
    void severalVideosAtOnceGetTheSameLandmarksAsOneAfterTheOther() throws Exception {
        Path clip = SharedData.file("golden/pose1_frames.mkv");
        try (PoseModels models = PoseModels.load(SharedData.models(), settings(PoseSettings.Device.CPU))) {
            List<Float> alone = track(models, clip);
            List<List<Float>> together = IntStream.range(0, 3)
                    .parallel()
                    .mapToObj(i -> track(models, clip))
                    .toList();
            assertThat(together).allSatisfy(one -> assertThat(one).isEqualTo(alone));
            assertThat(alone).hasSize(20 * 99);
        }
    }

    @Test
    void noiseIsNobody() throws Exception {
        RgbFrame noise = RgbFrame.unpooled(640, 360);
        new Random(1).nextBytes(noise.rgb());
        try (PoseModels models = PoseModels.load(SharedData.models(), settings(PoseSettings.Device.CPU));
                PoseTracker tracker = models.newTracker()) {
            PoseFrame frame = tracker.process(noise);
            assertThat(frame.landmarks()).isNull();
            assertThat(frame.body()).isEqualTo(-1);
            assertThat(tracker.personFacts()).isEqualTo(new PersonFacts(0, 0, 0));
        }
    }

    private static List<Float> track(PoseModels models, Path clip) {
        try (PoseTracker tracker = models.newTracker();
                Footage footage = new Footage(clip)) {
            return IntStream.range(0, 20)
                    .mapToObj(i -> tracker.process(footage.next()))
                    .flatMap(frame -> IntStream.range(0, 99)
                            .mapToObj(i -> frame.landmarks().imagePx()[i]))
                    .toList();
        }
    }

    private static PoseSettings settings(PoseSettings.Device device) {
        return new PoseSettings(
                PoseSettings.Model.LITE,
                PoseSettings.Crop.OPENCV,
                true,
                OptionalDouble.of(33.333),
                0.5,
                0.5,
                1,
                device);
    }
}
