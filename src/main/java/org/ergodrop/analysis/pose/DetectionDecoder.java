package org.ergodrop.analysis.pose;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Detector tensors become detections (MediaPipe, TensorsToDetectionsCalculator as set in pose_detection_cpu.pbtxt). */
final class DetectionDecoder {

    /** Values a box: centre x|y, width, height, then x|y of four keypoints, all in detector pixels around the anchor. */
    static final int VALUES = 4 + 2 * Detection.KEYPOINTS;

    /** Logits are clipped to ± this (score_clipping_thresh). */
    private static final float LOGIT_LIMIT = 100;

    private final Anchors anchors = new Anchors();
    private final float minScore;

    DetectionDecoder(double minScore) {
        this.minScore = (float) minScore;
    }

    /**
     * Detections of at least the minimum score, in fractions of the padded square, in anchor order.
     *
     * @param boxes {@code [2254, 12]}
     * @param logits {@code [2254]}
     */
    List<Detection> decode(FloatBuffer boxes, FloatBuffer logits) {
        List<Detection> found = new ArrayList<>();
        for (int anchor = 0; anchor < Anchors.COUNT; anchor++) {
            float score = sigmoid(Math.max(-LOGIT_LIMIT, Math.min(LOGIT_LIMIT, logits.get(anchor))));
            if (score >= minScore) {
                Detection detection = decoded(boxes, anchor, score);
                boolean positive = detection.box()[2] >= detection.box()[0]
                        && detection.box()[3] >= detection.box()[1];
                if (positive) {
                    found.add(detection);
                }
            }
        }
        return found;
    }

    private Detection decoded(FloatBuffer boxes, int anchor, float score) {
        int at = anchor * VALUES;
        float centreX = boxes.get(at) / Anchors.INPUT_PX + anchors.x(anchor);
        float centreY = boxes.get(at + 1) / Anchors.INPUT_PX + anchors.y(anchor);
        float halfWidth = boxes.get(at + 2) / Anchors.INPUT_PX / 2;
        float halfHeight = boxes.get(at + 3) / Anchors.INPUT_PX / 2;
        float[] keypoints = new float[2 * Detection.KEYPOINTS];
        for (int k = 0; k < keypoints.length; k += 2) {
            keypoints[k] = boxes.get(at + 4 + k) / Anchors.INPUT_PX + anchors.x(anchor);
            keypoints[k + 1] = boxes.get(at + 5 + k) / Anchors.INPUT_PX + anchors.y(anchor);
        }
        float[] box = {centreX - halfWidth, centreY - halfHeight, centreX + halfWidth, centreY + halfHeight};
        return new Detection(score, box, keypoints);
    }

    static float sigmoid(float value) {
        return (float) (1 / (1 + Math.exp(-value)));
    }
}
