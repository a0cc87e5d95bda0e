package org.ergodrop.analysis.posture;

import java.util.Optional;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * A right-handed frame that a part of the body carries with it: three unit vectors, {@code left × up = forward}. Left is
 * the person's left, never the picture's.
 */
record BodyAxes(Vec3 left, Vec3 up, Vec3 forward) {

    /** Against gravity, in the upright frame. */
    static final Vec3 VERTICAL = new Vec3(0, 1, 0);

    /**
     * Below this length of the unit left direction across {@code up}, that is within 15° of {@code up}, the heading is
     * noise. Ours, decision 0009.
     */
    static final double MIN_ACROSS = Math.sin(Math.toRadians(15));

    /**
     * Axes whose up is exactly {@code up} and whose left is what of {@code towardsLeft} lies across it.
     *
     * @param up any length but 0
     * @param towardsLeft a direction of length at most 1; shorter means that its sources disagree
     * @return empty when {@code towardsLeft} is nearly along {@code up}, or its sources cancel out
     */
    static Optional<BodyAxes> of(Vec3 up, Vec3 towardsLeft) {
        Vec3 unitUp = up.normalized();
        Vec3 across = towardsLeft.minus(unitUp.times(towardsLeft.dot(unitUp)));
        if (!unitUp.isFinite() || !(across.norm() >= MIN_ACROSS)) {
            return Optional.empty();
        }
        Vec3 left = across.normalized();
        return Optional.of(new BodyAxes(left, unitUp, left.cross(unitUp)));
    }

    /** Where the person faces, levelled: up is against gravity. */
    static Optional<BodyAxes> level(Vec3 towardsLeft) {
        return of(VERTICAL, towardsLeft);
    }

    /** {@code direction} turned about the left axis, forward bending positive [deg]. */
    Vec3 pitched(Vec3 direction, double degrees) {
        double radians = Math.toRadians(degrees);
        return direction
                .times(Math.cos(radians))
                .plus(left.cross(direction).times(Math.sin(radians)))
                .plus(left.times(left.dot(direction) * (1 - Math.cos(radians))));
    }

    /** Inclination of {@code direction} from up towards forward [deg], in (-180, 180]: + forward, − backward. */
    double flexionDeg(Vec3 direction) {
        return Math.toDegrees(Math.atan2(direction.dot(forward), direction.dot(up)));
    }

    /**
     * Inclination of {@code direction} out of the sagittal plane [deg], in [-90, 90]: + to the left. An arc sine of the unit
     * vector, so that it stays small when the body is bent far forward, where an arc tangent against up explodes.
     */
    double lateralDeg(Vec3 direction) {
        double sine = direction.dot(left) / direction.norm();
        return Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, sine))));
    }
}
