package org.ergodrop.analysis.posture;

import java.util.List;
import java.util.OptionalDouble;

/**
 * All angles of one frame.
 *
 * @param index zero-based number among the analysed frames
 * @param timeSeconds presentation time since the first frame [s]
 * @param angles in {@link Angle} order, one each
 * @param fitErrorMm error of the body fit [mm]; empty without a person
 * @param body which body the frame shows (see {@code PoseFrame.body}), -1 for none
 */
public record Posture(long index, double timeSeconds, List<Measured> angles, OptionalDouble fitErrorMm, int body) {

    public Posture {
        angles = List.copyOf(angles);
        if (angles.size() != Angle.values().length) {
            throw new IllegalArgumentException("one value for each angle is expected, got " + angles.size());
        }
        if (!(timeSeconds >= 0)) {
            throw new IllegalArgumentException("timeSeconds must be >= 0, was " + timeSeconds);
        }
    }

    public Measured angle(Angle angle) {
        return angles.get(angle.ordinal());
    }

    /** Lowest confidence among trunk, neck and arms that were measured; 0 when none was: the CSV's last column. */
    public double confidence() {
        double lowest = Double.POSITIVE_INFINITY;
        for (Angle angle :
                List.of(Angle.TRUNK_FLEXION, Angle.NECK_FLEXION, Angle.LEFT_ARM_TRUNK, Angle.RIGHT_ARM_TRUNK)) {
            Measured measured = angle(angle);
            if (measured.isMeasured()) {
                lowest = Math.min(lowest, measured.confidence());
            }
        }
        return Double.isInfinite(lowest) ? 0 : lowest;
    }
}
