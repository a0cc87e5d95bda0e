package org.ergodrop.analysis.body;

import org.ergodrop.analysis.geometry.Vec3;

/**
 * Where a body model's head joint lies against the midpoint of the ears, in units of the distance ears to nose (about
 * 0.1 m in an adult).
 *
 * @param up along the head's own upward axis
 * @param forward from the ears to the nose
 */
record HeadPlacement(double up, double forward) {

    /** What the Python prototype fitted SMPL-X's head joint to: near the crown, some 0.15 m above the joint. */
    static final HeadPlacement PROTOTYPE = new HeadPlacement(1.3, 0.2);

    /** On the axis of the ears, where the generic body has its head joint. */
    static final HeadPlacement EAR_AXIS = new HeadPlacement(0, 0);

    /** Distance ears to nose of an adult lies well within this [m]. Ours: a sanity check on the file's numbering. */
    private static final double LEAST_FACE_METRES = 0.06;

    private static final double MOST_FACE_METRES = 0.16;

    /** The placement a model's own face has at rest; the prototype's when the points are no face. */
    static HeadPlacement of(Vec3 nose, Vec3 leftEar, Vec3 rightEar, Vec3 headJoint) {
        Vec3 ears = leftEar.midpoint(rightEar);
        Vec3 forward = nose.minus(ears);
        Vec3 left = leftEar.minus(rightEar);
        double depth = forward.norm();
        Vec3 up = forward.cross(left);
        Vec3 joint = headJoint.minus(ears);
        boolean face = depth > LEAST_FACE_METRES
                && depth < MOST_FACE_METRES
                && left.x() > LEAST_FACE_METRES
                && forward.z() > depth / 2
                && joint.norm() < 2 * depth;
        return face
                ? new HeadPlacement(joint.dot(up.normalized()) / depth, joint.dot(forward) / (depth * depth))
                : PROTOTYPE;
    }
}
