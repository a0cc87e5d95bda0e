package org.ergodrop.demo.worker;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.body.SkinPoint;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.posture.Angle;

/**
 * The angles of known points, by the definitions in {@code docs/angles.md} and by nothing of the code that measures them:
 * here every direction is first turned into the frame of the body part it is measured against and then read off by
 * coordinates, so that the two ways check each other.
 */
final class TrueAngles {

    /** {@code docs/angles.md}: no arm goes further back or inward; what seems to has gone past overhead [deg]. */
    private static final double FARTHEST_BACK_DEG = 120;

    private final List<Vec3> joints;
    private final List<Vec3> skin;
    private final List<Vec3> landmarks;
    private final Map<Angle, Double> angles = new EnumMap<>(Angle.class);

    TrueAngles(List<Vec3> joints, List<Vec3> skin, List<Vec3> landmarks) {
        this.joints = joints;
        this.skin = skin;
        this.landmarks = landmarks;
    }

    Map<Angle, Double> all() {
        Vec3 shoulders = between(Joint.RIGHT_SHOULDER, Joint.LEFT_SHOULDER);
        Vec3 hips = between(Joint.RIGHT_HIP, Joint.LEFT_HIP);
        Vec3 trunk = skin.get(SkinPoint.CERVICAL.ordinal()).minus(skin.get(SkinPoint.LUMBAR.ordinal()));
        Vec3 neck = skin.get(SkinPoint.HEAD.ordinal()).minus(skin.get(SkinPoint.CERVICAL.ordinal()));
        Rotation chest = chest(trunk, shoulders);

        Vec3 levelTrunk = level(shoulders.normalized().plus(hips.normalized())).unapply(trunk);
        angles.put(Angle.TRUNK_FLEXION, ahead(levelTrunk));
        angles.put(Angle.TRUNK_LATERAL, aside(levelTrunk));
        Vec3 turned = chest(trunk, hips).unapply(shoulders);
        angles.put(Angle.TRUNK_TWIST, deg(Math.atan2(-turned.z(), turned.x())));

        Vec3 neckOnChest = chest.unapply(neck);
        angles.put(Angle.NECK_FLEXION, ahead(neckOnChest));
        angles.put(Angle.NECK_LATERAL, aside(neckOnChest));
        angles.put(Angle.HEAD_FLEXION, ahead(level(shoulders).unapply(neck)));

        Vec3 left = between(Joint.LEFT_SHOULDER, Joint.LEFT_ELBOW);
        Vec3 right = between(Joint.RIGHT_SHOULDER, Joint.RIGHT_ELBOW);
        angles.put(Angle.LEFT_ARM_VERTICAL, fromDown(left));
        angles.put(Angle.RIGHT_ARM_VERTICAL, fromDown(right));
        arm(chest.unapply(left), Angle.LEFT_ARM_TRUNK, Angle.LEFT_ARM_FLEXION, Angle.LEFT_ARM_ABDUCTION);
        arm(
                Proportions.mirrored(chest.unapply(right)),
                Angle.RIGHT_ARM_TRUNK,
                Angle.RIGHT_ARM_FLEXION,
                Angle.RIGHT_ARM_ABDUCTION);
        angles.put(Angle.LEFT_ELBOW_FLEXION, bend(Joint.LEFT_SHOULDER, Joint.LEFT_ELBOW, Joint.LEFT_WRIST));
        angles.put(Angle.RIGHT_ELBOW_FLEXION, bend(Joint.RIGHT_SHOULDER, Joint.RIGHT_ELBOW, Joint.RIGHT_WRIST));
        angles.put(Angle.LEFT_KNEE_FLEXION, bend(Joint.LEFT_HIP, Joint.LEFT_KNEE, Joint.LEFT_ANKLE));
        angles.put(Angle.RIGHT_KNEE_FLEXION, bend(Joint.RIGHT_HIP, Joint.RIGHT_KNEE, Joint.RIGHT_ANKLE));
        secondOpinion(shoulders, hips);
        return angles;
    }

    /** The two angles that are measured on landmarks: middles of hips, shoulders and ears. */
    private void secondOpinion(Vec3 shoulders, Vec3 hips) {
        Vec3 middle = middle(Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER);
        Vec3 trunk = middle.minus(middle(Landmark.LEFT_HIP, Landmark.RIGHT_HIP));
        Vec3 neck = middle(Landmark.LEFT_EAR, Landmark.RIGHT_EAR).minus(middle);
        Rotation level = level(shoulders.normalized().plus(hips.normalized()));
        angles.put(Angle.TRUNK_FLEXION_LANDMARKS, ahead(level.unapply(trunk)));
        angles.put(Angle.NECK_FLEXION_LANDMARKS, ahead(chest(trunk, shoulders).unapply(neck)));
    }

    /** @param arm upper arm in the frame of the chest, x outward */
    private void arm(Vec3 arm, Angle toTrunk, Angle flexion, Angle abduction) {
        double raised = fromDown(arm);
        double sideways = Math.hypot(arm.x(), arm.z());
        boolean back = arm.z() < 0 && Math.abs(arm.z()) >= Math.abs(arm.x());
        boolean across = arm.x() < 0 && Math.abs(arm.x()) > Math.abs(arm.z());
        boolean over = raised > FARTHEST_BACK_DEG && (back || across);
        double longWay = over ? raised - 360 : raised;
        angles.put(toTrunk, back && !over ? -raised : raised);
        angles.put(flexion, sideways == 0 ? longWay : longWay * arm.z() / sideways);
        angles.put(abduction, sideways == 0 ? 0 : longWay * arm.x() / sideways);
    }

    /** Axes of somebody upright whose left is where {@code left} points over the floor. */
    private static Rotation level(Vec3 left) {
        return Rotation.turnLeft(deg(Math.atan2(-left.z(), left.x())));
    }

    /** Axes with y along the trunk and x as near to {@code left} as that allows. */
    private static Rotation chest(Vec3 trunk, Vec3 left) {
        return Rotation.along(trunk, left.cross(trunk));
    }

    private static double ahead(Vec3 v) {
        return deg(Math.atan2(v.z(), v.y()));
    }

    private static double aside(Vec3 v) {
        return deg(Math.atan2(v.x(), Math.hypot(v.y(), v.z())));
    }

    private static double fromDown(Vec3 v) {
        return deg(Math.atan2(Math.hypot(v.x(), v.z()), -v.y()));
    }

    private double bend(Joint start, Joint middle, Joint end) {
        Vec3 upper = between(start, middle).normalized();
        Vec3 lower = between(middle, end).normalized();
        return deg(2 * Math.asin(Math.min(1, 0.5 * lower.distance(upper))));
    }

    private Vec3 between(Joint from, Joint to) {
        return joints.get(to.ordinal()).minus(joints.get(from.ordinal()));
    }

    private Vec3 middle(Landmark one, Landmark other) {
        return landmarks.get(one.ordinal()).midpoint(landmarks.get(other.ordinal()));
    }

    private static double deg(double radians) {
        return Math.toDegrees(radians);
    }
}
