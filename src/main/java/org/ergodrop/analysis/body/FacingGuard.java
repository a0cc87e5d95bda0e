package org.ergodrop.analysis.body;

import org.ergodrop.analysis.geometry.Vec3;
import org.jspecify.annotations.Nullable;

/**
 * Whether the body has just jumped from facing one way to facing the other, as pose models make it do in a deep bend seen from behind: nobody turns
 * by more than 90° from one frame to the next. Until it jumps back, or stays long enough to be believed, the frame is in doubt.
 */
final class FacingGuard {

    /** Longest pause between two frames that can be compared [s]: a person turns by 90° in half a second. Ours. */
    private static final double LONGEST_PAUSE_SECONDS = 0.25;

    /** A facing that lasts so long after a jump is believed [s]: deep bends are held for less, mostly. Ours. */
    private static final double BELIEVED_SECONDS = 4;

    private static final Vec3 UP = new Vec3(0, 1, 0);

    private @Nullable Vec3 before;
    private double beforeSeconds;
    private boolean doubted;
    private double jumpedSeconds;

    void forget() {
        before = null;
        doubted = false;
    }

    /** Takes the next frame of the fitted body and says whether it is in doubt. */
    boolean doubts(PosedSkeleton body, double timeSeconds) {
        Vec3 left = level(body, Joint.LEFT_SHOULDER, Joint.RIGHT_SHOULDER)
                .plus(level(body, Joint.LEFT_HIP, Joint.RIGHT_HIP));
        Vec3 earlier = before;
        boolean comparable = earlier != null && timeSeconds - beforeSeconds <= LONGEST_PAUSE_SECONDS;
        if (comparable && earlier.dot(left) < 0) {
            doubted = !doubted;
            jumpedSeconds = timeSeconds;
        }
        if (doubted && timeSeconds - jumpedSeconds > BELIEVED_SECONDS) {
            doubted = false;
        }
        before = left;
        beforeSeconds = timeSeconds;
        return doubted || bendsBackwards(body, left);
    }

    /** Whether the trunk leans back by more than 45° over upright thighs, which no spine does: the body is read back to front. */
    private static boolean bendsBackwards(PosedSkeleton body, Vec3 left) {
        Vec3 trunk = body.joint(Joint.NECK.ordinal()).minus(body.joint(Joint.PELVIS.ordinal()));
        Vec3 forward = left.normalized().cross(UP);
        Vec3 thighs = body.joint(Joint.LEFT_KNEE.ordinal())
                .midpoint(body.joint(Joint.RIGHT_KNEE.ordinal()))
                .minus(body.joint(Joint.PELVIS.ordinal()));
        boolean onTheFeet = -thighs.y() > 0.7 * thighs.norm();
        return onTheFeet && -trunk.dot(forward) > Math.max(0, trunk.y());
    }

    private static Vec3 level(PosedSkeleton body, Joint left, Joint right) {
        Vec3 line = body.joint(left.ordinal()).minus(body.joint(right.ordinal()));
        return new Vec3(line.x(), 0, line.z());
    }
}
