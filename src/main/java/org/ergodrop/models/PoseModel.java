package org.ergodrop.models;

import java.util.Map;
import java.util.TreeMap;

/**
 * The four models. Input of all: {@code image}, float32 {@code [N, 3, height, width]}, RGB planes. Shapes below are per image.
 */
public enum PoseModel {
    /**
     * Where a person is. Image 224 × 224 in [-1, 1]; outputs {@code boxes} [2254, 12] (box x, y, w, h and four key points
     * x, y, in pixels relative to the anchor) and {@code scores} [2254, 1] (logits).
     */
    DETECTOR("pose_detection", "pose_solution_packed_assets.data"),
    /** The smallest landmark model; see {@link #HEAVY} for the shapes. */
    LITE("pose_landmark_lite", "pose_landmark_lite.tflite"),
    /** The middle landmark model; see {@link #HEAVY} for the shapes. */
    FULL("pose_landmark_full", "pose_landmark_full.tflite"),
    /**
     * The largest landmark model. Image 256 × 256 in [0, 1]; outputs {@code landmarks} [195] (39 × x, y, z in pixels of
     * the image, visibility and presence as logits), {@code pose_flag} [1] (probability), {@code heatmap} [64, 64, 39]
     * (row, column, landmark; logits) and {@code world} [117] (39 × x, y, z in metres).
     */
    HEAVY("pose_landmark_heavy", "pose_landmark_heavy.tflite");

    /** ONNX name of the only input. */
    public static final String INPUT = "image";

    private final String stem;
    private final String tfliteName;

    PoseModel(String stem, String tfliteName) {
        this.stem = stem;
        this.tfliteName = tfliteName;
    }

    /** File name of the ONNX model. */
    public String fileName() {
        return stem + ".onnx";
    }

    /** File name within the npm package; the detector hides in a bundle that holds nothing else. */
    String tfliteName() {
        return tfliteName;
    }

    /**
     * Keeps all outputs but 2 of the landmark models, the segmentation: it costs a quarter to three quarters of the time and
     * nobody uses it.
     */
    TfliteToOnnx converter() {
        Map<Integer, String> outputs = this == DETECTOR
                ? Map.of(0, "boxes", 1, "scores")
                : Map.of(0, "landmarks", 1, "pose_flag", 3, "heatmap", 4, "world");
        return new TfliteToOnnx(INPUT, new TreeMap<>(outputs));
    }
}
