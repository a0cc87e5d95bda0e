package org.ergodrop.models;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The four models. Input of all: {@code image}, float32 {@code [N, 3, height, width]}, RGB planes. Shapes below are per image.
 */
public enum PoseModel {
    /**
     * Where a person is. Image 224 × 224 in [-1, 1]; outputs {@code boxes} [2254, 12] (box x, y, w, h and four key points
     * x, y, in pixels relative to the anchor) and {@code scores} [2254, 1] (logits).
     */
    DETECTOR("pose_detection", "pose_solution_packed_assets.data", Outputs.OF_DETECTOR),
    /** The smallest landmark model; see {@link #HEAVY} for the shapes. */
    LITE("pose_landmark_lite", "pose_landmark_lite.tflite", Outputs.OF_LANDMARK_MODELS),
    /** The middle landmark model; see {@link #HEAVY} for the shapes. */
    FULL("pose_landmark_full", "pose_landmark_full.tflite", Outputs.OF_LANDMARK_MODELS),
    /**
     * The largest landmark model. Image 256 × 256 in [0, 1]; outputs {@code landmarks} [195] (39 × x, y, z in pixels of
     * the image, visibility and presence as logits), {@code pose_flag} [1] (probability), {@code heatmap} [64, 64, 39]
     * (row, column, landmark; logits) and {@code world} [117] (39 × x, y, z in metres).
     */
    HEAVY("pose_landmark_heavy", "pose_landmark_heavy.tflite", Outputs.OF_LANDMARK_MODELS);

    /** ONNX name of the only input. */
    public static final String INPUT = "image";

    private final String stem;
    private final String tfliteName;
    private final SortedMap<Integer, String> outputs;

    PoseModel(String stem, String tfliteName, SortedMap<Integer, String> outputs) {
        this.stem = stem;
        this.tfliteName = tfliteName;
        this.outputs = outputs;
    }

    /** File name of the ONNX model. */
    public String fileName() {
        return stem + ".onnx";
    }

    /** File name within the npm package; the detector hides in a bundle that holds nothing else. */
    String tfliteName() {
        return tfliteName;
    }

    TfliteToOnnx converter() {
        return new TfliteToOnnx(INPUT, outputs);
    }

    /** Which of the TFLite file's outputs are kept, and their ONNX names. */
    private static final class Outputs {

        static final SortedMap<Integer, String> OF_DETECTOR = new TreeMap<>(Map.of(0, "boxes", 1, "scores"));

        /** All but 2, the segmentation: it costs a quarter to three quarters of the time and is not used. */
        static final SortedMap<Integer, String> OF_LANDMARK_MODELS =
                new TreeMap<>(Map.of(0, "landmarks", 1, "pose_flag", 3, "heatmap", 4, "world"));
    }
}
