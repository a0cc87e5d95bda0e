package org.ergodrop.analysis.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.pose.PoseFrame;
import org.junit.jupiter.api.Assumptions;

/** MediaPipe's own landmarks of real footage, read from the shared data folder; a test without the folder is skipped. */
final class GoldenLandmarks {

    private GoldenLandmarks() {}

    /** Frames of {@code golden/<clip>.json}, 30 a second. */
    static List<PoseFrame> of(String clip) {
        Path file = Path.of(System.getProperty("ergodrop.shared", "../shared"), "data", "golden", clip + ".json");
        Assumptions.assumeTrue(Files.isRegularFile(file), "skipped: there is no " + file + " (set -Dergodrop.shared)");
        try {
            JsonNode frames = new ObjectMapper().readTree(file.toFile()).get("frames");
            List<PoseFrame> read = new ArrayList<>();
            for (int i = 0; i < frames.size(); i++) {
                read.add(new PoseFrame(i, i / 30.0, landmarks(frames.get(i)), 0));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Landmarks landmarks(JsonNode frame) {
        float[] visibility = new float[Landmarks.COUNT];
        for (int i = 0; i < Landmarks.COUNT; i++) {
            visibility[i] =
                    (float) frame.get("poseLandmarks").get(i).get("visibility").asDouble();
        }
        return new Landmarks(
                points(frame.get("poseLandmarks")),
                points(frame.get("poseWorldLandmarks")),
                visibility,
                visibility.clone(),
                1);
    }

    private static float[] points(JsonNode landmarks) {
        float[] points = new float[3 * Landmarks.COUNT];
        for (int i = 0; i < Landmarks.COUNT; i++) {
            points[3 * i] = (float) landmarks.get(i).get("x").asDouble();
            points[3 * i + 1] = (float) landmarks.get(i).get("y").asDouble();
            points[3 * i + 2] = (float) landmarks.get(i).get("z").asDouble();
        }
        return points;
    }
}
