package org.ergodrop.analysis.pose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Weighted non-maximum suppression (MediaPipe, NonMaxSuppressionCalculator, algorithm WEIGHTED): what overlaps the best
 * detection is averaged with it, by score.
 */
final class WeightedSuppression {

    /** min_suppression_threshold of pose_detection_cpu.pbtxt, intersection over union. */
    static final float MIN_OVERLAP = 0.3f;

    private WeightedSuppression() {}

    /** One detection a person, best first. */
    static List<Detection> apply(List<Detection> detections) {
        List<Detection> left = new ArrayList<>(detections);
        left.sort(Comparator.comparingDouble(Detection::score).reversed());
        List<Detection> people = new ArrayList<>();
        while (!left.isEmpty()) {
            Detection best = left.get(0);
            List<Detection> cluster = new ArrayList<>();
            List<Detection> rest = new ArrayList<>();
            for (Detection detection : left) {
                (detection.overlap(best) > MIN_OVERLAP ? cluster : rest).add(detection);
            }
            if (cluster.isEmpty()) { // an empty box does not even overlap itself
                people.add(best);
                rest.remove(best);
            } else {
                people.add(mean(cluster, best.score()));
            }
            left = rest;
        }
        return people;
    }

    private static Detection mean(List<Detection> cluster, float score) {
        float[] box = new float[4];
        float[] keypoints = new float[2 * Detection.KEYPOINTS];
        float weight = 0;
        for (Detection detection : cluster) {
            weight += detection.score();
            add(box, detection.box(), detection.score());
            add(keypoints, detection.keypoints(), detection.score());
        }
        divide(box, weight);
        divide(keypoints, weight);
        return new Detection(score, box, keypoints);
    }

    private static void add(float[] sum, float[] values, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i] * weight;
        }
    }

    private static void divide(float[] sum, float weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= weight;
        }
    }
}
