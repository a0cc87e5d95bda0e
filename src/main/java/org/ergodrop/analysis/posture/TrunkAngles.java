package org.ergodrop.analysis.posture;

import java.util.Optional;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * Inclination of the trunk against gravity and its twist, in degrees.
 *
 * <p>The person faces where her hips and shoulders together face, levelled: unlike a forward direction taken from the trunk
 * itself, that does not turn over when the trunk goes through the horizontal, so flexion runs on through 90° to 180°
 * without a jump, and a person who lies on the back reads −90°. Decision 0009.
 *
 * @param flexionDeg in (-180, 180]: 0 upright, + bent forward, − leaning back
 * @param lateralDeg in [-90, 90]: + side bend to the person's left
 * @param twistDeg in (-180, 180]: shoulder line against hip line about the trunk's axis, + shoulders turned to the left
 */
record TrunkAngles(double flexionDeg, double lateralDeg, double twistDeg) {

    /**
     * @param axis trunk axis from the waist to the neck, upright frame, any length but 0
     * @param shoulderLine right to left shoulder, any length but 0
     * @param hipLine right to left hip, any length but 0
     * @return empty when the lines do not tell where the person faces: she lies on the side, shoulders and hips oppose
     *     each other, or a coordinate is not finite
     */
    static Optional<TrunkAngles> of(Vec3 axis, Vec3 shoulderLine, Vec3 hipLine) {
        return BodyAxes.level(towardsLeft(shoulderLine, hipLine))
                .filter(facing -> axis.isFinite() && axis.norm() > 0)
                .map(facing -> new TrunkAngles(
                        facing.flexionDeg(axis), facing.lateralDeg(axis), twistDeg(axis, shoulderLine, hipLine)));
    }

    /** Mean direction to the person's left of shoulders and hips, of length at most 1. */
    static Vec3 towardsLeft(Vec3 shoulderLine, Vec3 hipLine) {
        return shoulderLine.normalized().midpoint(hipLine.normalized());
    }

    private static double twistDeg(Vec3 axis, Vec3 shoulderLine, Vec3 hipLine) {
        Vec3 up = axis.normalized();
        Vec3 shoulders = shoulderLine.minus(up.times(shoulderLine.dot(up)));
        Vec3 hips = hipLine.minus(up.times(hipLine.dot(up)));
        return Math.toDegrees(Math.atan2(hips.cross(shoulders).dot(up), hips.dot(shoulders)));
    }
}
