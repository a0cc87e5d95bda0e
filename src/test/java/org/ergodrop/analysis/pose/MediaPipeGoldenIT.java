package org.ergodrop.analysis.pose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.ergodrop.analysis.video.RgbFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our graph against MediaPipe's own output on the same pixels. */
class MediaPipeGoldenIT {

    private static final double IMAGE_MEAN_PX = 0.05;
    private static final double WORLD_MEAN_MM = 0.5;

    @ParameterizedTest(name = "{0}, smoothing {1}")
    @CsvSource({"pose1,false", "pose1,true", "bending,false", "bending,true"})
    void aClipGivesTheLandmarksOfMediaPipeInEveryFrame(String clip, boolean smoothing) throws Exception {
        Golden golden = new Golden(SharedData.file("golden/" + clip + (smoothing ? "_smoothed.json" : "_raw.json")));
        try (PoseModels models = PoseModels.load(SharedData.models(), settings(smoothing));
                PoseTracker tracker = models.newTracker();
                Footage footage = new Footage(SharedData.file("golden/" + clip + "_frames.mkv"))) {
            while (footage.hasNext() && golden.compared() < golden.frames()) {
                RgbFrame frame = footage.next();
                golden.compare(tracker.process(frame), frame.widthPx(), frame.heightPx());
            }
            System.out.println(clip + " smoothing " + smoothing + ": " + golden + "; " + tracker.times());
        }
        assertThat(golden.compared()).isEqualTo(golden.frames());
        assertAgrees(golden);
    }

    @Test
    void aPictureGivesTheLandmarksOfMediaPipeWhenTheDetectorRunsOnEveryFrame() throws Exception {
        // FFmpeg's decoding, as when the golden data was made: the JDK's differs by 0.8 grey levels, which moves
        // landmarks by 1 px
        Golden golden = new Golden(SharedData.file("golden/yoga_static.json"));
        try (PoseModels models = PoseModels.load(SharedData.models(), settings(false));
                PoseTracker tracker = models.newTracker();
                Footage footage = new Footage(SharedData.file("golden/yoga.jpg"))) {
            RgbFrame picture = footage.next();
            golden.compare(tracker.process(picture), picture.widthPx(), picture.heightPx());
        }
        System.out.println("yoga: " + golden);
        assertAgrees(golden);
    }

    private static void assertAgrees(Golden golden) {
        assertThat(golden.disagreements()).as("frames found by one only").isZero();
        assertThat(golden.imageMeanPx()).as("image [px]").isLessThanOrEqualTo(IMAGE_MEAN_PX);
        assertThat(golden.worldMeanMm()).as("world [mm]").isLessThanOrEqualTo(WORLD_MEAN_MM);
        assertThat(golden.visibilityMax()).as("visibility").isLessThanOrEqualTo(1e-3);
    }

    private static PoseSettings settings(boolean smoothing) {
        return new PoseSettings(
                PoseSettings.Model.HEAVY,
                PoseSettings.Crop.HALF_PIXEL,
                smoothing,
                OptionalDouble.of(33.333),
                0.5,
                0.5,
                0,
                PoseSettings.Device.CPU);
    }
}
