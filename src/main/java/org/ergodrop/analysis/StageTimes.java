package org.ergodrop.analysis;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Busy seconds by stage, added up from any thread. */
final class StageTimes {

    static final String DECODE = "decode";
    static final String SURVEY = "survey";
    static final String POSE = "pose";
    static final String POSE_DETECT = "pose.detect";
    static final String POSE_CROP = "pose.crop";
    static final String POSE_INFER = "pose.infer";
    static final String POSE_REFINE = "pose.refine";
    static final String SHAPE = "body.shape";
    static final String FIT = "body.fit";
    static final String POSTURE = "posture";
    static final String ERGONOMICS = "ergonomics";

    private final Map<String, Double> seconds = new ConcurrentSkipListMap<>();

    /** Adds the time since {@code startNanos} and returns the time now. */
    long add(String stage, long startNanos) {
        long now = System.nanoTime();
        seconds.merge(stage, (now - startNanos) * 1e-9, Double::sum);
        return now;
    }

    void set(String stage, double stageSeconds) {
        seconds.put(stage, stageSeconds);
    }

    Map<String, Double> seconds() {
        return Map.copyOf(seconds);
    }
}
