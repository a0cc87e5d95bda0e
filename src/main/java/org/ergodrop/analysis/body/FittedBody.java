package org.ergodrop.analysis.body;

import java.util.List;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * The body model fitted to one frame, in the upright frame (x image right, y up, z towards the camera) [m].
 *
 * @param joints 22 joint centres in {@link Joint} order
 * @param skin skin points in {@link SkinPoint} order
 * @param jointConfidence {@code double[22]} in [0, 1]: how well the frame's landmarks support each joint, depth included
 * @param errorMm weighted root of the mean squared distance between joints and targets [mm]
 */
public record FittedBody(List<Vec3> joints, List<Vec3> skin, double[] jointConfidence, double errorMm) {

    public Vec3 joint(Joint joint) {
        return joints.get(joint.ordinal());
    }

    public Vec3 skin(SkinPoint point) {
        return skin.get(point.ordinal());
    }

    public double confidence(Joint joint) {
        return jointConfidence[joint.ordinal()];
    }
}
