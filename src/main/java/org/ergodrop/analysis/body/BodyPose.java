package org.ergodrop.analysis.body;

/**
 * A pose of the 22-joint tree: a rotation of each joint against its parent and the pelvis's place. Mutable, because the fit
 * steps it thousands of times a second; whoever keeps one takes a {@link #copy()}.
 */
final class BodyPose {

    /** {@code double[22*9]}: joint, row, column; rotation against the parent, the pelvis's against the upright frame. */
    final double[] local;

    /** {@code double[3]}: the pelvis joint in the upright frame [m]. */
    final double[] pelvis;

    private BodyPose(double[] local, double[] pelvis) {
        this.local = local;
        this.pelvis = pelvis;
    }

    /** The rest pose (T-pose facing +z) with the pelvis at the origin. */
    static BodyPose rest() {
        double[] local = new double[9 * Joint.COUNT];
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            Rotations.identity(local, 9 * joint);
        }
        return new BodyPose(local, new double[3]);
    }

    BodyPose copy() {
        return new BodyPose(local.clone(), pelvis.clone());
    }

    void set(BodyPose other) {
        System.arraycopy(other.local, 0, local, 0, local.length);
        System.arraycopy(other.pelvis, 0, pelvis, 0, 3);
    }

    /** Sets the rotation of one joint from a rotation vector [rad]. */
    void rotate(Joint joint, double rx, double ry, double rz) {
        Rotations.exp(rx, ry, rz, local, 9 * joint.ordinal());
    }
}
