package org.ergodrop.analysis.body;

import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;

/**
 * How much depth the pose model adds for each metre of height, measured on a person who stands straight: shoulders
 * stand above ankles, in whatever direction the person faces. A camera that looks down, a person below the picture's centre and the pose
 * model's own habit all pitch the whole body towards the camera alike, trunk and head as much as the legs.
 *
 * <p>One slope for a video: the median over its standing frames. Only depth is corrected, since only depth is guessed. Decision
 * 0018.
 */
final class DepthLevel {

    /** A leg is straight when hip to ankle is at least this share of thigh and shank: knee bent by less than 37°. Ours. */
    private static final double STRAIGHT = 0.95;

    /** Cosine of 15° between legs and trunk: the body is straight as far as depth tells. Ours. */
    private static final double IN_LINE = Math.cos(Math.toRadians(15));

    /** Steeper than this (22°) is not a habit of the pose model but somebody who leans or lies. Ours. */
    private static final double STEEPEST = 0.4;

    private static final double CLEAR_VISIBILITY = 0.5;

    /** Fewer standing frames than this do not tell: about a second. Ours. */
    private static final int FEWEST = 25;

    /** Width of a bin: 0.3°, far below what depth is good for. Ours. */
    private static final double BIN = 0.005;

    private final BinnedMedian slopes = new BinnedMedian(STEEPEST, BIN);

    void observe(Landmarks landmarks) {
        Vec3 left = straightLeg(landmarks, Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE);
        Vec3 right = straightLeg(landmarks, Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE);
        Vec3 legs = left.norm() > 0 && right.norm() > 0 ? left.midpoint(right) : left.plus(right);
        Vec3 trunk = upright(middle(landmarks, Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)
                .minus(middle(landmarks, Landmark.LEFT_HIP, Landmark.RIGHT_HIP)));
        boolean inLine = legs.dot(trunk) > IN_LINE * legs.norm() * trunk.norm();
        Vec3 body = legs.plus(trunk);
        if (inLine && body.y() > 0) {
            slopes.add(body.z() / body.y());
        }
    }

    /** Ankle to hip in the upright frame; zero for a leg that is bent or not seen. */
    private static Vec3 straightLeg(Landmarks landmarks, Landmark hip, Landmark knee, Landmark ankle) {
        double seen =
                Math.min(landmarks.visibility(hip), Math.min(landmarks.visibility(knee), landmarks.visibility(ankle)));
        Vec3 leg = landmarks.world(hip).minus(landmarks.world(ankle));
        double thighAndShank = landmarks.world(hip).distance(landmarks.world(knee))
                + landmarks.world(knee).distance(landmarks.world(ankle));
        boolean straight = seen >= CLEAR_VISIBILITY && leg.norm() >= STRAIGHT * thighAndShank;
        return straight ? upright(leg) : Vec3.ZERO;
    }

    private static Vec3 middle(Landmarks landmarks, Landmark one, Landmark other) {
        return landmarks.world(one).midpoint(landmarks.world(other));
    }

    private static Vec3 upright(Vec3 camera) {
        return new Vec3(camera.x(), -camera.y(), -camera.z());
    }

    /** Depth towards the camera for each metre of height; 0 when nobody stood long enough to tell. */
    double slope() {
        return slopes.or(0, FEWEST);
    }
}
