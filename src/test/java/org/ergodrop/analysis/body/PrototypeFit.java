package org.ergodrop.analysis.body;

/**
 * The Python prototype's fit, to compare with: Adam from the T-pose in every frame, 80 steps on place and direction, 100 more
 * on the pose, 70 on pose and shape together; squared weighted distances, priors 1e-4·|θ|² and 1e-5·|β|². Its step sizes are not
 * known to us, so they are given.
 */
final class PrototypeFit {

    private static final int ANGLES = 3 * Joint.COUNT;

    private final BodyModel model;
    private final double[] rates;
    private final boolean shapes;
    private final double[] x; // place 3, rotation vectors 66, shape
    private final double[] mean;
    private final double[] square;
    private int step;

    /** @param rates Adam's step size in the three stages; @param shapes whether shape coefficients are free */
    PrototypeFit(BodyModel model, double[] rates, boolean shapes) {
        this.model = model;
        this.rates = rates.clone();
        this.shapes = shapes;
        int size = 3 + ANGLES + model.shapeCount();
        this.x = new double[size];
        this.mean = new double[size];
        this.square = new double[size];
    }

    /** The weighted error it ends with [mm]. */
    double errorMm(JointTargets targets) {
        System.arraycopy(targets.position(), 0, x, 0, 3);
        descend(targets, 80, rates[0], 6);
        descend(targets, 100, rates[1], 3 + ANGLES);
        descend(targets, 70, rates[2], shapes ? x.length : 3 + ANGLES);
        return targets.errorMm(skeleton());
    }

    private double[] shape() {
        return java.util.Arrays.copyOfRange(x, 3 + ANGLES, x.length);
    }

    private PosedSkeleton skeleton() {
        BodyPose pose = BodyPose.rest();
        System.arraycopy(x, 0, pose.pelvis, 0, 3);
        for (Joint joint : Joint.values()) {
            int at = 3 + 3 * joint.ordinal();
            pose.rotate(joint, x[at], x[at + 1], x[at + 2]);
        }
        return new PosedSkeleton(model.joints().at(shape()), pose);
    }

    private void descend(JointTargets targets, int steps, double rate, int free) {
        for (int i = 0; i < steps; i++) {
            double[] gradient = gradient(targets);
            step++;
            for (int k = 0; k < free; k++) {
                mean[k] = 0.9 * mean[k] + 0.1 * gradient[k];
                square[k] = 0.999 * square[k] + 0.001 * gradient[k] * gradient[k];
                double unbiased = mean[k] / (1 - Math.pow(0.9, step));
                x[k] -= rate * unbiased / (Math.sqrt(square[k] / (1 - Math.pow(0.999, step))) + 1e-8);
            }
        }
    }

    private double[] gradient(JointTargets targets) {
        PosedSkeleton skeleton = skeleton();
        double[] gradient = new double[x.length];
        int[] columns = new int[JointTerm.MOST_COLUMNS];
        double[][] rows = new double[3][JointTerm.MOST_COLUMNS];
        double[] increments = new double[NormalEquations.SIZE];
        double[] pull = new double[ANGLES];
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            int count = JointTerm.jacobian(skeleton, joint, columns, rows);
            for (int axis = 0; axis < 3; axis++) {
                int at = 3 * joint + axis;
                pull[at] = 2 * targets.weight()[joint] * (skeleton.position[at] - targets.position()[at]);
                for (int i = 0; i < count; i++) {
                    increments[columns[i]] += pull[at] * rows[axis][i];
                }
            }
        }
        System.arraycopy(increments, 0, gradient, 0, 3);
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            int unknown = NormalEquations.UNKNOWN_OF[joint];
            if (unknown >= 0) {
                RightJacobian.transposedTimes(x, 3 + 3 * joint, increments, unknown, gradient);
            }
            for (int i = 0; joint > 0 && i < 3; i++) {
                gradient[3 + 3 * joint + i] += 2e-4 * x[3 + 3 * joint + i];
            }
        }
        double[][] basis = model.joints().basis();
        for (int k = 0; k < basis.length; k++) {
            double[] moved = new PosedSkeleton(basis[k], skeleton.pose).position;
            for (int i = 0; i < ANGLES; i++) {
                gradient[3 + ANGLES + k] += pull[i] * (moved[i] - skeleton.pose.pelvis[i % 3]);
            }
            gradient[3 + ANGLES + k] += 2e-5 * x[3 + ANGLES + k];
        }
        return gradient;
    }
}
