package org.ergodrop.demo.worker;

import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.body.SkinPoint;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * The figure's bones in the stage frame.
 *
 * @param joints {@code Vec3[22]} in {@link Joint} order [m]
 * @param bones {@code Rotation[22]}: how what hangs on each joint is turned against its rest position
 */
record PosedFigure(Vec3[] joints, Rotation[] bones) {

    Vec3 joint(Joint joint) {
        return joints[joint.ordinal()];
    }

    Rotation bone(Joint joint) {
        return bones[joint.ordinal()];
    }

    /** Where the point {@code rest} of the figure at rest is now when it hangs on {@code joint}. */
    Vec3 carried(Joint joint, Vec3 rest) {
        return joint(joint).plus(bone(joint).apply(rest.minus(Proportions.joint(joint))));
    }

    Vec3 skin(SkinPoint point) {
        Joint carrier = switch (point) {
            case LUMBAR -> Joint.SPINE1;
            case CERVICAL -> Joint.SPINE3;
            case HEAD -> Joint.HEAD;
        };
        return carried(carrier, Proportions.skin(point));
    }
}
