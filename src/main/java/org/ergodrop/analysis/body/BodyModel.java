package org.ergodrop.analysis.body;

import java.util.List;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * A body with a shape and the 22-joint tree: T-pose at rest, y up, +x = the person's left, facing +z, metres.
 *
 * <p>Immutable, so one instance serves any number of videos at once.
 */
public sealed interface BodyModel permits SmplxBody, GenericBody {

    /** What the report calls it: {@code SMPL-X neutral} or {@code generic}. */
    String name();

    /** File name of the SMPL-X model, or the anthropometric source of the generic body. */
    String source();

    /** Number of shape coefficients the fit estimates; each has mean 0 and standard deviation 1 in the population. */
    int shapeCount();

    /** Standing height of a shape, crown to sole [m]. */
    double statureMetres(double[] shape);

    /** Joint centres and skin points of a shape that stands upright (the T-pose), to take standing offsets from. */
    default FittedBody standing(double[] shape) {
        PosedSkeleton skeleton = new PosedSkeleton(joints().at(shape), BodyPose.rest());
        double[] sure = new double[Joint.COUNT];
        java.util.Arrays.fill(sure, 1);
        return new FittedBody(skeleton.joints(), skin(shape, skeleton), sure, 0);
    }

    /** Rest joints as a linear function of shape. */
    LinearJoints joints();

    /** Skin points in {@link SkinPoint} order in the upright frame [m], for a posed skeleton of the same shape. */
    List<Vec3> skin(double[] shape, PosedSkeleton skeleton);

    /** Where this body's head joint lies against the face, so that its target is put there. */
    HeadPlacement headPlacement();
}
