package org.ergodrop.analysis.posture;

import org.ergodrop.analysis.geometry.Vec3;

/**
 * The upper arm against the trunk [deg].
 *
 * <p>The elevation is the angle between the upper arm and the trunk's downward axis, 0..180. Flexion and abduction are its
 * sagittal and frontal components: elevation times cosine and sine of the direction in which the arm is raised, seen along
 * the trunk's axis (0 = straight ahead, 90 = straight outward). A pure movement so reads its full angle in one column and 0
 * in the other, and nothing is undefined at 90°, as it is with angles of projected arms.
 *
 * <p>An arm cannot be stretched more than {@value #FARTHEST_BACK_DEG}° backward or inward; what seems to be is an arm that
 * went past overhead, and is counted the long way, up to 240°. Decision 0009.
 *
 * @param toTrunkDeg the elevation, in [-120, 180]; negative when the arm points behind the body: more back than sideways,
 *     and no more than {@value #FARTHEST_BACK_DEG}°
 * @param flexionDeg in [-120, 240]: + forward, − backward
 * @param abductionDeg in [-120, 240]: + outward, − across the body
 */
record ArmAngles(double toTrunkDeg, double flexionDeg, double abductionDeg) {

    /** Ours: beyond every shoulder's extension (about 60°) and adduction, with a margin for errors of the measurement. */
    static final double FARTHEST_BACK_DEG = 120;

    /**
     * @param upperArm shoulder to elbow, upright frame, any length but 0
     * @param thorax up along the trunk's axis, left along the shoulders
     * @param outward the thorax's left for the left arm, its opposite for the right arm
     */
    static ArmAngles of(Vec3 upperArm, BodyAxes thorax, Vec3 outward) {
        double ahead = upperArm.dot(thorax.forward());
        double out = upperArm.dot(outward);
        double elevationDeg = betweenDeg(upperArm, thorax.up().times(-1));
        double direction = Math.atan2(out, ahead);
        boolean mainlyBack = ahead < 0 && -ahead >= Math.abs(out);
        boolean mainlyInward = out < 0 && -out > Math.abs(ahead);
        boolean pastOverhead = elevationDeg > FARTHEST_BACK_DEG && (mainlyBack || mainlyInward);
        double turnDeg = pastOverhead ? elevationDeg - 360 : elevationDeg;
        return new ArmAngles(
                mainlyBack && !pastOverhead ? -elevationDeg : elevationDeg,
                turnDeg * Math.cos(direction),
                turnDeg * Math.sin(direction));
    }

    /** Upper arm against straight down, 0..180. */
    static double toVerticalDeg(Vec3 upperArm) {
        return betweenDeg(upperArm, BodyAxes.VERTICAL.times(-1));
    }

    /** Angle between two directions, 0..180; exact also near 0 and 180, where an arc cosine is not. */
    static double betweenDeg(Vec3 one, Vec3 other) {
        return Math.toDegrees(Math.atan2(one.cross(other).norm(), one.dot(other)));
    }
}
