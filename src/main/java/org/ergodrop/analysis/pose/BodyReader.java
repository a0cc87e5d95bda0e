package org.ergodrop.analysis.pose;

import java.nio.FloatBuffer;

/**
 * Landmark tensors become a {@link BodyReading} (MediaPipe, TensorsToLandmarksCalculator and
 * RefineLandmarksFromHeatmapCalculator as set in tensors_to_pose_landmarks_and_segmentation.pbtxt).
 */
final class BodyReader {

    static final int INPUT_PX = 256;

    /** Values a landmark: x, y, z in crop pixels, visibility and presence as logits. */
    private static final int VALUES = 5;

    static final int HEATMAP = 64;
    private static final int KERNEL_REACH = 3; // kernel_size 7
    private static final float MIN_CONFIDENCE = 0.5f; // min_confidence_to_refine

    private static final int HEATMAP_VALUES = HEATMAP * HEATMAP * BodyReading.LANDMARKS;

    private BodyReader() {}

    /** Reads the outputs of the landmark model's last run. */
    static void read(ModelRun model, BodyReading into) {
        read(
                model.output(VALUES * BodyReading.LANDMARKS),
                model.output(1),
                model.output(HEATMAP_VALUES),
                model.output(3 * BodyReading.LANDMARKS),
                into);
    }

    /**
     * @param landmarks {@code [39, 5]}
     * @param flag {@code [1]}, already a probability
     * @param heatmap {@code [64, 64, 39]}: row, column, landmark; logits
     * @param world {@code [39, 3]}
     */
    static void read(
            FloatBuffer landmarks, FloatBuffer flag, FloatBuffer heatmap, FloatBuffer world, BodyReading into) {
        into.flag = flag.get(0);
        for (int i = 0; i < BodyReading.LANDMARKS; i++) {
            into.x[i] = landmarks.get(VALUES * i) / INPUT_PX;
            into.y[i] = landmarks.get(VALUES * i + 1) / INPUT_PX;
            into.z[i] = landmarks.get(VALUES * i + 2) / INPUT_PX;
            into.visibility[i] = DetectionDecoder.sigmoid(landmarks.get(VALUES * i + 3));
            into.presence[i] = DetectionDecoder.sigmoid(landmarks.get(VALUES * i + 4));
            refine(i, heatmap, into);
        }
        world.get(0, into.world, 0, into.world.length);
    }

    /**
     * Moves x and y to the centre of mass of the heatmap around them when the heatmap is sure enough. A landmark outside is
     * left alone, but MediaPipe does not test the lower edge: up to three rows below, the last rows still pull.
     */
    private static void refine(int landmark, FloatBuffer heatmap, BodyReading reading) {
        int column = (int) (reading.x[landmark] * HEATMAP);
        int row = (int) (reading.y[landmark] * HEATMAP);
        if (column < 0 || column >= HEATMAP || row < 0) {
            return;
        }
        int toColumn = Math.min(HEATMAP, column + KERNEL_REACH + 1);
        int toRow = Math.min(HEATMAP, row + KERNEL_REACH + 1);
        float sum = 0;
        float columns = 0;
        float rows = 0;
        float most = 0;
        for (int r = Math.max(0, row - KERNEL_REACH); r < toRow; r++) {
            for (int c = Math.max(0, column - KERNEL_REACH); c < toColumn; c++) {
                float logit = heatmap.get((r * HEATMAP + c) * BodyReading.LANDMARKS + landmark);
                float confidence = DetectionDecoder.sigmoid(logit);
                sum += confidence;
                most = Math.max(most, confidence);
                columns += c * confidence;
                rows += r * confidence;
            }
        }
        if (most >= MIN_CONFIDENCE && sum > 0) {
            reading.x[landmark] = columns / HEATMAP / sum;
            reading.y[landmark] = rows / HEATMAP / sum;
        }
    }
}
