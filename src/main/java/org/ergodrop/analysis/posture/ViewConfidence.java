package org.ergodrop.analysis.posture;

import org.ergodrop.analysis.geometry.Vec3;

/**
 * How certain an angle can be from where the camera stands, in [0, 1].
 *
 * <p>An angle is read from the place of a bone's end. When the angle changes a little, that end moves along a tangent; what
 * of the tangent lies in the picture is seen, what lies along the line of sight is guessed. With an error of 1 across and
 * {@code k} along the line of sight, the variance of the end along the tangent {@code t} is {@code V = 1 − tz² + k²·tz²}
 * (camera on the z axis, far away), and that of the angle {@code V / lever²}. Bones add their variances. Confidence is the
 * ratio of the error that the same bones would have in the best view to the error they have:
 *
 * <pre>c = √( Σ 1/length² ÷ Σ V/lever² )</pre>
 *
 * <p>So a trunk that stands upright and faces the camera has c = 1/k (leaning back and forth is motion along the line of
 * sight), and gains confidence as it bends and is foreshortened: that much is seen. From the side c = 1. Source of k: the
 * measured errors front against side; ours, decision 0010.
 */
final class ViewConfidence {

    /**
     * A bone whose turning about an axis changes the angle.
     *
     * @param bone any length but 0 [m]
     * @param axis axis of the turning, any length; a zero axis stands for "about any axis across the bone"
     * @param depthRatio error along ÷ across the line of sight
     */
    record Turn(Vec3 bone, Vec3 axis, double depthRatio) {

        static Turn aboutAny(Vec3 bone, double depthRatio) {
            return new Turn(bone, Vec3.ZERO, depthRatio);
        }

        private double variance() {
            double extra = depthRatio * depthRatio - 1;
            if (axis.norm() < NO_AXIS) {
                double along = bone.z() / bone.norm();
                return (1 + extra * (1 - along * along) / 2) / bone.dot(bone);
            }
            Vec3 tangent = axis.normalized().cross(bone);
            double lever = tangent.norm();
            double depth = tangent.z() / lever;
            return (1 + extra * depth * depth) / (lever * lever);
        }
    }

    /** An axis this short comes from two parallel bones: it has no direction. */
    private static final double NO_AXIS = 1e-12;

    /** Below this angle between two bones, the plane they bend in is noise [deg]. Ours. */
    private static final double PLANE_IS_NOISE_DEG = 20;

    private ViewConfidence() {}

    /** Confidence of an angle that changes with the turns of these bones. */
    static double of(Turn... turns) {
        double best = 0;
        double actual = 0;
        for (Turn turn : turns) {
            best += 1 / turn.bone().dot(turn.bone());
            actual += turn.variance();
        }
        double confidence = Math.sqrt(best / actual);
        return Double.isFinite(confidence) ? Math.min(1, confidence) : 0;
    }

    /**
     * Confidence of the unsigned angle between two bones. Bones that are nearly in line bend in no certain plane: there the
     * mean over all directions is taken.
     */
    static double between(Vec3 one, double oneDepthRatio, Vec3 other, double otherDepthRatio) {
        Vec3 axis = one.cross(other);
        double sine = axis.norm() / (one.norm() * other.norm());
        double inPlane = Math.min(1, sine / Math.sin(Math.toRadians(PLANE_IS_NOISE_DEG)));
        double any = of(Turn.aboutAny(one, oneDepthRatio), Turn.aboutAny(other, otherDepthRatio));
        if (axis.norm() < NO_AXIS) {
            return any;
        }
        return inPlane * of(new Turn(one, axis, oneDepthRatio), new Turn(other, axis, otherDepthRatio))
                + (1 - inPlane) * any;
    }
}
