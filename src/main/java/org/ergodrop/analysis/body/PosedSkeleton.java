package org.ergodrop.analysis.body;

import java.util.ArrayList;
import java.util.List;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * Forward kinematics: rest joints of one shape and a pose become joint centres. Neither vertices nor pose blend shapes are
 * needed for this.
 */
final class PosedSkeleton {

    private static final int[] PARENT = parents();

    /** {@code double[22*3]}: joint minus its parent in the rest pose [m]; the pelvis's entry is its rest place. */
    final double[] offsets = new double[3 * Joint.COUNT];

    final BodyPose pose;

    /** {@code double[22*9]}: orientation of each joint in the upright frame. */
    final double[] orientation = new double[9 * Joint.COUNT];

    /** {@code double[22*3]}: joint centres in the upright frame [m]. */
    final double[] position = new double[3 * Joint.COUNT];

    /** @param restJoints {@code double[22*3]} joint centres in the rest pose [m] */
    PosedSkeleton(double[] restJoints, BodyPose pose) {
        this.pose = pose;
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            for (int axis = 0; axis < 3; axis++) {
                double parent = joint == 0 ? 0 : restJoints[3 * PARENT[joint] + axis];
                offsets[3 * joint + axis] = restJoints[3 * joint + axis] - parent;
            }
        }
        update();
    }

    private static int[] parents() {
        int[] parents = new int[Joint.COUNT];
        for (Joint joint : Joint.values()) {
            parents[joint.ordinal()] = joint.parentIndex();
        }
        return parents;
    }

    /** Recomputes orientations and positions after the pose was changed. */
    void update() {
        System.arraycopy(pose.local, 0, orientation, 0, 9);
        System.arraycopy(pose.pelvis, 0, position, 0, 3);
        for (int joint = 1; joint < Joint.COUNT; joint++) {
            int parent = PARENT[joint];
            Rotations.multiply(orientation, 9 * parent, pose.local, 9 * joint, orientation, 9 * joint);
            for (int axis = 0; axis < 3; axis++) {
                int row = 9 * parent + 3 * axis;
                position[3 * joint + axis] = position[3 * parent + axis]
                        + orientation[row] * offsets[3 * joint]
                        + orientation[row + 1] * offsets[3 * joint + 1]
                        + orientation[row + 2] * offsets[3 * joint + 2];
            }
        }
    }

    /** Where a point that is fixed to {@code joint} lies; {@code fromJoint} is its rest place minus the joint's [m]. */
    Vec3 attached(int joint, Vec3 fromJoint) {
        int m = 9 * joint;
        return new Vec3(
                position[3 * joint]
                        + orientation[m] * fromJoint.x()
                        + orientation[m + 1] * fromJoint.y()
                        + orientation[m + 2] * fromJoint.z(),
                position[3 * joint + 1]
                        + orientation[m + 3] * fromJoint.x()
                        + orientation[m + 4] * fromJoint.y()
                        + orientation[m + 5] * fromJoint.z(),
                position[3 * joint + 2]
                        + orientation[m + 6] * fromJoint.x()
                        + orientation[m + 7] * fromJoint.y()
                        + orientation[m + 8] * fromJoint.z());
    }

    Vec3 joint(int joint) {
        return new Vec3(position[3 * joint], position[3 * joint + 1], position[3 * joint + 2]);
    }

    List<Vec3> joints() {
        List<Vec3> joints = new ArrayList<>(Joint.COUNT);
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            joints.add(joint(joint));
        }
        return List.copyOf(joints);
    }
}
