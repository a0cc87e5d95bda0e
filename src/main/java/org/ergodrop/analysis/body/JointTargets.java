package org.ergodrop.analysis.body;

import org.ergodrop.analysis.geometry.Vec3;

/**
 * Where the joints should lie in one frame, in the upright frame.
 *
 * @param position {@code double[22*3]} [m]
 * @param weight {@code double[22]}: table weight times visibility, 0 where there is no target
 * @param faceForward {@code double[3]}: unit direction from the ears to the nose
 * @param faceLeft {@code double[3]}: unit direction from the right ear to the left one
 * @param faceWeight weight of the two directions, 0 where the face is not seen
 */
record JointTargets(double[] position, double[] weight, double[] faceForward, double[] faceLeft, double faceWeight) {

    static final JointTargets NONE =
            new JointTargets(new double[3 * Joint.COUNT], new double[Joint.COUNT], new double[3], new double[3], 0);

    /** The same targets with {@code slope} times their height above the hips taken from their depth. */
    JointTargets levelled(double slope) {
        double[] levelled = position.clone();
        for (int at = 0; at < levelled.length; at += 3) {
            levelled[at + 2] -= slope * levelled[at + 1];
        }
        return new JointTargets(
                levelled,
                weight,
                levelledDirection(faceForward, slope),
                levelledDirection(faceLeft, slope),
                faceWeight);
    }

    private static double[] levelledDirection(double[] direction, double slope) {
        Vec3 levelled = new Vec3(direction[0], direction[1], direction[2] - slope * direction[1]);
        if (levelled.norm() == 0) {
            return direction;
        }
        Vec3 unit = levelled.normalized();
        return new double[] {unit.x(), unit.y(), unit.z()};
    }

    /** Weighted root of the mean squared distance between the skeleton's joints and the targets [mm]. */
    double errorMm(PosedSkeleton skeleton) {
        double sum = 0;
        double weights = 0;
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            for (int axis = 0; axis < 3; axis++) {
                double error = skeleton.position[3 * joint + axis] - position[3 * joint + axis];
                sum += weight[joint] * error * error;
            }
            weights += weight[joint];
        }
        return weights > 0 ? 1000 * Math.sqrt(sum / weights) : 0;
    }
}
