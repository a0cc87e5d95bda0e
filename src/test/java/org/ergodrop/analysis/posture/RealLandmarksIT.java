package org.ergodrop.analysis.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.pose.PoseFrame;
import org.junit.jupiter.api.Test;

/** Landmark angles of MediaPipe's own output on real footage against an independent computation (numpy). */
class RealLandmarksIT {

    private static final double[] TRUNK_EVERY_TENTH = {-8.961, -6.391, -11.018, -11.715, -14.885, 0.582};
    private static final double[] NECK_EVERY_TENTH = {10.644, 8.495, 1.435, -4.418, -3.673, -6.359};

    @Test
    void theBendingManReadsWhatAnIndependentComputationReads() throws IOException {
        Path golden = Path.of(System.getProperty("ergodrop.shared", "../shared"), "data/golden/bending_raw.json");
        assumeTrue(Files.exists(golden), "no shared data: " + golden + " is missing");
        JsonNode frames = new ObjectMapper().readTree(golden.toFile()).get("frames");
        PostureMeter meter = new PostureMeter(PostureSettings.DEFAULT, StandingOffset.NONE);
        for (int i = 0; i < TRUNK_EVERY_TENTH.length; i++) {
            Posture posture =
                    meter.measure(new PoseFrame(10L * i, i / 6.0, landmarks(frames.get(10 * i)), 0), Optional.empty());
            assertThat(posture.angle(Angle.TRUNK_FLEXION_LANDMARKS).degrees().orElseThrow())
                    .isCloseTo(TRUNK_EVERY_TENTH[i], within(0.002));
            assertThat(posture.angle(Angle.NECK_FLEXION_LANDMARKS).degrees().orElseThrow())
                    .isCloseTo(NECK_EVERY_TENTH[i], within(0.002));
        }
    }

    private static Landmarks landmarks(JsonNode frame) {
        float[] world = new float[3 * Landmarks.COUNT];
        float[] visibility = new float[Landmarks.COUNT];
        for (int i = 0; i < Landmarks.COUNT; i++) {
            JsonNode at = frame.get("poseWorldLandmarks").get(i);
            world[3 * i] = at.get("x").floatValue();
            world[3 * i + 1] = at.get("y").floatValue();
            world[3 * i + 2] = at.get("z").floatValue();
            visibility[i] = at.get("visibility").floatValue();
        }
        return new Landmarks(new float[3 * Landmarks.COUNT], world, visibility, visibility.clone(), 1);
    }
}
