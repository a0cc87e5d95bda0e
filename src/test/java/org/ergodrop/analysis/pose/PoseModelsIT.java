package org.ergodrop.analysis.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnxruntime.OrtEnvironment;
import java.nio.charset.StandardCharsets;
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
    void afterAResetTheSameFramesGiveTheSameLandmarks() throws Exception {
        Path clip = SharedData.file("golden/pose1_frames.mkv");
        try (PoseModels models = PoseModels.load(SharedData.models(), settings(PoseSettings.Device.CPU));
                PoseTracker tracker = models.newTracker()) {
            List<Float> first = track(tracker, clip);
            assertThat(track(tracker, clip)).as("without a reset").isNotEqualTo(first);
            tracker.reset();
            assertThat(track(tracker, clip)).isEqualTo(first);
        }
    }

    /** ONNX Runtime 1.29.0 dies here with a segmentation fault: docs/decisions/0004. */
    @Test
    void aLongCommandLineDoesNotKillTheProgram() throws Exception {
        String manyVideos = "x".repeat(8_000);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RuntimeStart.class.getName(),
                        manyVideos)
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said).isNotBlank();
    }

    /** Starts ONNX Runtime and says its version. */
    public static final class RuntimeStart {

        private RuntimeStart() {}

        public static void main(String[] args) {
            System.out.println(OrtEnvironment.getEnvironment().getVersion());
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
        try (PoseTracker tracker = models.newTracker()) {
            return track(tracker, clip);
        }
    }

    private static List<Float> track(PoseTracker tracker, Path clip) {
        try (Footage footage = new Footage(clip)) {
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
