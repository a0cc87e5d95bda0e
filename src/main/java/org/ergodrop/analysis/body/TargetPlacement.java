package org.ergodrop.analysis.body;

import java.util.Arrays;
import java.util.Optional;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;

/**
 * MediaPipe's world landmarks become targets for the 22 joints. Positions go over to the upright frame by a half turn about x
 * ({@code y → -y, z → -z}), a rotation: the person's left stays left.
 *
 * <p>Targets and weights are the Python prototype's table: shoulders 1.0, hips 0.9, elbows and knees 0.8, wrists and ankles
 * 0.7, pelvis 0.95, spine 0.7, neck 0.85, head 0.85, collars 0.6, feet 0.8 of the ankle's, each times the visibility; a target
 * made of several landmarks takes the lowest.
 */
final class TargetPlacement {

    /** Ankle to foot joint along the direction ankle to toes [m], as the prototype placed it. */
    static final double FOOT_METRES = 0.08;

    /** Landmarks under this visibility do not make a pelvis, as in the prototype. */
    private static final double PELVIS_VISIBILITY = 0.5;

    /** Sum of the visibilities of shoulders and hips under which there is no body to fit. Ours, ADR-0007. */
    private static final double LEAST_TORSO_VISIBILITY = 0.8;

    private final HeadPlacement head;

    TargetPlacement(HeadPlacement head) {
        this.head = head;
    }

    /** A position on its way: where, and how well seen. */
    private record Seen(Vec3 at, double visibility) {

        static Seen of(Landmarks landmarks, Landmark landmark) {
            Vec3 world = landmarks.world(landmark);
            double visibility = landmarks.visibility(landmark);
            boolean usable = world.isFinite() && visibility > 0;
            return usable
                    ? new Seen(new Vec3(world.x(), -world.y(), -world.z()), Math.min(1, visibility))
                    : new Seen(Vec3.ZERO, 0);
        }

        Seen mid(Seen other) {
            return new Seen(at.midpoint(other.at), Math.min(visibility, other.visibility));
        }

        Seen towards(Seen other, double share) {
            return new Seen(at.plus(other.at.minus(at).times(share)), Math.min(visibility, other.visibility));
        }
    }

    /** Targets of one frame; empty when neither shoulders nor hips are seen well enough to be a body. */
    Optional<JointTargets> of(Landmarks landmarks) {
        Seen leftShoulder = Seen.of(landmarks, Landmark.LEFT_SHOULDER);
        Seen rightShoulder = Seen.of(landmarks, Landmark.RIGHT_SHOULDER);
        Seen leftHip = Seen.of(landmarks, Landmark.LEFT_HIP);
        Seen rightHip = Seen.of(landmarks, Landmark.RIGHT_HIP);
        double torso = leftShoulder.visibility + rightShoulder.visibility + leftHip.visibility + rightHip.visibility;
        if (torso < LEAST_TORSO_VISIBILITY) {
            return Optional.empty();
        }
        Draft draft = new Draft();
        draft.put(Joint.LEFT_SHOULDER, leftShoulder, 1.0);
        draft.put(Joint.RIGHT_SHOULDER, rightShoulder, 1.0);
        draft.put(Joint.LEFT_HIP, leftHip, 0.9);
        draft.put(Joint.RIGHT_HIP, rightHip, 0.9);
        putLimbs(landmarks, draft);
        putTrunk(leftShoulder.mid(rightShoulder), leftHip.mid(rightHip), draft);
        return Optional.of(putNeckAndHead(landmarks, leftShoulder, rightShoulder, draft));
    }

    private static void putLimbs(Landmarks landmarks, Draft draft) {
        draft.put(Joint.LEFT_ELBOW, Seen.of(landmarks, Landmark.LEFT_ELBOW), 0.8);
        draft.put(Joint.RIGHT_ELBOW, Seen.of(landmarks, Landmark.RIGHT_ELBOW), 0.8);
        draft.put(Joint.LEFT_KNEE, Seen.of(landmarks, Landmark.LEFT_KNEE), 0.8);
        draft.put(Joint.RIGHT_KNEE, Seen.of(landmarks, Landmark.RIGHT_KNEE), 0.8);
        draft.put(Joint.LEFT_WRIST, Seen.of(landmarks, Landmark.LEFT_WRIST), 0.7);
        draft.put(Joint.RIGHT_WRIST, Seen.of(landmarks, Landmark.RIGHT_WRIST), 0.7);
        putFoot(landmarks, Landmark.LEFT_ANKLE, Landmark.LEFT_FOOT_INDEX, Joint.LEFT_ANKLE, Joint.LEFT_FOOT, draft);
        putFoot(landmarks, Landmark.RIGHT_ANKLE, Landmark.RIGHT_FOOT_INDEX, Joint.RIGHT_ANKLE, Joint.RIGHT_FOOT, draft);
    }

    private static void putFoot(
            Landmarks landmarks, Landmark ankle, Landmark toes, Joint ankleJoint, Joint footJoint, Draft draft) {
        Seen at = Seen.of(landmarks, ankle);
        Seen toesAt = Seen.of(landmarks, toes);
        draft.put(ankleJoint, at, 0.7);
        Vec3 direction = toesAt.at.minus(at.at);
        double length = direction.norm();
        if (length > 0.01) {
            Vec3 foot = at.at.plus(direction.times(FOOT_METRES / length));
            draft.put(footJoint, new Seen(foot, Math.min(at.visibility, toesAt.visibility)), 0.8 * 0.7);
        }
    }

    private static void putTrunk(Seen midShoulders, Seen midHips, Draft draft) {
        if (midHips.visibility > PELVIS_VISIBILITY) {
            draft.put(Joint.PELVIS, midHips, 0.95);
        }
        draft.put(Joint.SPINE1, midHips.towards(midShoulders, 0.2), 0.7);
        draft.put(Joint.SPINE2, midHips.towards(midShoulders, 0.5), 0.7);
        draft.put(Joint.SPINE3, midHips.towards(midShoulders, 0.8), 0.7);
    }

    private JointTargets putNeckAndHead(Landmarks landmarks, Seen leftShoulder, Seen rightShoulder, Draft draft) {
        Seen leftEar = Seen.of(landmarks, Landmark.LEFT_EAR);
        Seen rightEar = Seen.of(landmarks, Landmark.RIGHT_EAR);
        Seen nose = Seen.of(landmarks, Landmark.NOSE);
        Seen midEars = leftEar.mid(rightEar);
        Seen neck = leftShoulder.mid(rightShoulder).towards(midEars, 0.3);
        draft.put(Joint.NECK, neck, 0.85);
        draft.put(Joint.LEFT_COLLAR, neck.towards(leftShoulder, 0.4), 0.6);
        draft.put(Joint.RIGHT_COLLAR, neck.towards(rightShoulder, 0.4), 0.6);
        FaceInPicture face = FaceInPicture.of(landmarks);
        Vec3 forward = face.forward(nose.at.minus(midEars.at));
        Vec3 left = face.left(leftEar.at.minus(rightEar.at));
        Vec3 up = forward.cross(left); // z × x = y
        double visibility = Math.min(midEars.visibility, nose.visibility);
        if (!(visibility > 0 && up.norm() > 1e-4)) {
            return draft.targets(Vec3.ZERO, Vec3.ZERO, 0);
        }
        Vec3 headAt = midEars.at
                .plus(up.normalized().times(head.up() * forward.norm()))
                .plus(forward.times(head.forward()));
        draft.put(Joint.HEAD, new Seen(headAt, visibility), 0.85);
        return draft.targets(forward.normalized(), left.normalized(), 0.85 * visibility);
    }

    /** Targets in the making. */
    private static final class Draft {

        private final double[] position = new double[3 * Joint.COUNT];
        private final double[] weight = new double[Joint.COUNT];

        void put(Joint joint, Seen seen, double tableWeight) {
            int at = 3 * joint.ordinal();
            position[at] = seen.at.x();
            position[at + 1] = seen.at.y();
            position[at + 2] = seen.at.z();
            weight[joint.ordinal()] = tableWeight * seen.visibility;
        }

        JointTargets targets(Vec3 forward, Vec3 left, double faceWeight) {
            return new JointTargets(
                    Arrays.copyOf(position, position.length), weight.clone(), array(forward), array(left), faceWeight);
        }

        private static double[] array(Vec3 v) {
            return new double[] {v.x(), v.y(), v.z()};
        }
    }
}
