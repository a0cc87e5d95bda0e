package org.ergodrop.analysis.posture;

import org.ergodrop.analysis.geometry.Vec3;

/** How far an elbow or a knee is bent. */
final class JointFlexion {

    private JointFlexion() {}

    /** Angle by which the limb deviates from straight [deg], 0..180: 0 straight, + bent. */
    static double degrees(Vec3 start, Vec3 joint, Vec3 end) {
        return ArmAngles.betweenDeg(joint.minus(start), end.minus(joint));
    }
}
