package org.ergodrop.analysis.body;

import java.util.Random;

/** Random poses within the joints' limits, and named ones. */
final class PlausiblePoses {

    private PlausiblePoses() {}

    /** Every joint at random in the middle {@code share} of its range, the person turned about the vertical at random. */
    static BodyPose random(Random random, double share) {
        JointLimits limits = JointLimits.HUMAN;
        BodyPose pose = BodyPose.rest();
        for (int joint = 1; joint < Joint.COUNT; joint++) {
            double[] r = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                int at = 3 * joint + axis;
                double middle = (limits.low()[at] + limits.high()[at]) / 2;
                double reach = share * (limits.high()[at] - limits.low()[at]) / 2;
                r[axis] = middle + reach * (2 * random.nextDouble() - 1);
            }
            pose.rotate(Joint.values()[joint], r[0], r[1], r[2]);
        }
        pose.rotate(Joint.PELVIS, 0, Math.PI * (2 * random.nextDouble() - 1), 0);
        return pose;
    }

    /** Arms hanging, the person turned by {@code turn} about the vertical and bent forward by {@code bend} [deg]. */
    static BodyPose bent(double turn, double bend) {
        BodyPose pose = BodyPose.rest();
        pose.rotate(Joint.PELVIS, 0, Math.toRadians(turn), 0);
        for (Joint joint : new Joint[] {Joint.SPINE1, Joint.SPINE2, Joint.SPINE3}) {
            pose.rotate(joint, Math.toRadians(bend / 3), 0, 0);
        }
        armsHang(pose);
        return pose;
    }

    static void armsHang(BodyPose pose) {
        pose.rotate(Joint.LEFT_SHOULDER, 0, 0, Math.toRadians(-75));
        pose.rotate(Joint.RIGHT_SHOULDER, 0, 0, Math.toRadians(75));
        pose.rotate(Joint.LEFT_ELBOW, 0, Math.toRadians(-20), 0);
        pose.rotate(Joint.RIGHT_ELBOW, 0, Math.toRadians(20), 0);
    }
}
