package org.ergodrop.analysis.posture;

import static org.ergodrop.analysis.pose.Landmark.LEFT_EAR;
import static org.ergodrop.analysis.pose.Landmark.NOSE;
import static org.ergodrop.analysis.pose.Landmark.RIGHT_EAR;

import java.util.Optional;
import org.ergodrop.analysis.body.FittedBody;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.posture.Measured.Reason;

/** What the frame says for each joint: the landmark's visibility and the fitter's confidence. */
record Evidence(Landmarks landmarks, FittedBody body, PostureSettings settings) {

    /** The lower of visibility and fit confidence. */
    double of(Joint joint) {
        return Math.min(visibility(joint), body.confidence(joint));
    }

    /** The weakest of several joints that are all needed. */
    double all(Joint... joints) {
        double lowest = 1;
        for (Joint joint : joints) {
            lowest = Math.min(lowest, of(joint));
        }
        return lowest;
    }

    /** The better of a pair of which one is enough. */
    double either(Joint one, Joint other) {
        return Math.max(of(one), of(other));
    }

    boolean isSeen(Joint joint) {
        return visibility(joint) >= settings.minVisibility() && body.confidence(joint) >= settings.minJointConfidence();
    }

    /** Why a limb of these joints is not measurable; empty when all are seen. */
    Optional<Reason> missing(Joint shoulderOrHip, Joint... others) {
        boolean seen = isSeen(shoulderOrHip);
        for (Joint joint : others) {
            seen &= isSeen(joint);
        }
        if (seen) {
            return Optional.empty();
        }
        return Optional.of(isOnTheFarSide(shoulderOrHip) ? Reason.HIDDEN_FROM_THIS_VIEW : Reason.LOW_VISIBILITY);
    }

    /** Whether the camera sees the person so far from the side that the body stands before this shoulder or hip. */
    private boolean isOnTheFarSide(Joint joint) {
        Joint opposite = switch (joint) {
            case LEFT_SHOULDER -> Joint.RIGHT_SHOULDER;
            case RIGHT_SHOULDER -> Joint.LEFT_SHOULDER;
            case LEFT_HIP -> Joint.RIGHT_HIP;
            case RIGHT_HIP -> Joint.LEFT_HIP;
            default -> throw new IllegalArgumentException("no far side for " + joint);
        };
        double behind = body.joint(opposite).z() - body.joint(joint).z();
        return behind > Math.abs(body.joint(opposite).x() - body.joint(joint).x());
    }

    private double visibility(Joint joint) {
        return switch (joint) {
            case LEFT_SHOULDER -> seen(Landmark.LEFT_SHOULDER);
            case RIGHT_SHOULDER -> seen(Landmark.RIGHT_SHOULDER);
            case LEFT_ELBOW -> seen(Landmark.LEFT_ELBOW);
            case RIGHT_ELBOW -> seen(Landmark.RIGHT_ELBOW);
            case LEFT_WRIST -> seen(Landmark.LEFT_WRIST);
            case RIGHT_WRIST -> seen(Landmark.RIGHT_WRIST);
            case LEFT_HIP -> seen(Landmark.LEFT_HIP);
            case RIGHT_HIP -> seen(Landmark.RIGHT_HIP);
            case LEFT_KNEE -> seen(Landmark.LEFT_KNEE);
            case RIGHT_KNEE -> seen(Landmark.RIGHT_KNEE);
            case LEFT_ANKLE -> seen(Landmark.LEFT_ANKLE);
            case RIGHT_ANKLE -> seen(Landmark.RIGHT_ANKLE);
            case PELVIS -> Math.max(seen(Landmark.LEFT_HIP), seen(Landmark.RIGHT_HIP));
            case NECK -> Math.max(seen(Landmark.LEFT_SHOULDER), seen(Landmark.RIGHT_SHOULDER));
            case HEAD -> Math.max(seen(NOSE), Math.max(seen(LEFT_EAR), seen(RIGHT_EAR)));
            default -> throw new IllegalArgumentException("no landmark stands for " + joint);
        };
    }

    private double seen(Landmark landmark) {
        return Math.max(0, Math.min(1, landmarks.visibility(landmark)));
    }
}
