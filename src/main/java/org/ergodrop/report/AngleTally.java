package org.ergodrop.report;

import java.util.EnumMap;
import java.util.Map;
import org.ergodrop.analysis.posture.Measured;

/** How often one angle was measured, how surely, and why not. */
final class AngleTally {

    private final double minConfidence;
    private final Map<Measured.Reason, Long> missing = new EnumMap<>(Measured.Reason.class);
    private long measured;
    private long lowConfidence;
    private double confidenceSum;

    AngleTally(double minConfidence) {
        this.minConfidence = minConfidence;
    }

    void add(Measured value) {
        if (value.isMeasured()) {
            measured++;
            confidenceSum += value.confidence();
            if (value.confidence() < minConfidence) {
                lowConfidence++;
            }
        } else {
            missing.merge(value.reason().orElseThrow(), 1L, Long::sum);
        }
    }

    /** Frames with a value. */
    long measured() {
        return measured;
    }

    /** Frames with a value of less than the least confidence. */
    long lowConfidence() {
        return lowConfidence;
    }

    /** Mean confidence over the frames with a value; 0 when there is none. */
    double meanConfidence() {
        return measured == 0 ? 0 : confidenceSum / measured;
    }

    /** Frames without a value, by reason; only reasons that occurred. */
    Map<Measured.Reason, Long> missing() {
        return missing;
    }
}
