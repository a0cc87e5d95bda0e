package org.ergodrop.analysis.body;

import static org.ergodrop.analysis.body.NormalEquations.UNKNOWN_OF;

/**
 * Distance of joints to their targets: {@code Σ w · ρ(dx²/σ² + dy²/σ² + dz²/σz²)} with the pseudo-Huber
 * {@code ρ(s) = 2k²(√(1 + s/k²) - 1)}: quadratic near the target, linear far away.
 */
final class JointTerm implements FitTerm {

    /** Most entries in a row of the Jacobian: the pelvis's place and at most eight joints above. */
    static final int MOST_COLUMNS = 3 + 3 * 8;

    private static final int[][] TURNED_BY = turnedBy();

    private static final int DEPTH = 2;
    private static final int HEAD = Joint.HEAD.ordinal();

    /** Depth of the ears: a standard deviation three times that of other joints. Ours, decision 0018. */
    private static final double HEAD_DEPTH_SHARE = 1 / 9.0;

    private final double[] inverseVariance;
    private final double outlierSquared;
    private final int[] columns = new int[MOST_COLUMNS];
    private final double[][] rows = new double[3][MOST_COLUMNS];
    private JointTargets targets = JointTargets.NONE;

    JointTerm(BodySettings settings) {
        double image = 1 / (settings.imageSigmaMetres() * settings.imageSigmaMetres());
        double depth = 1 / (settings.depthSigmaMetres() * settings.depthSigmaMetres());
        this.inverseVariance = new double[] {image, image, depth};
        this.outlierSquared = settings.outlierSigmas() * settings.outlierSigmas();
    }

    /** The joints above each joint, whose turning moves it. */
    private static int[][] turnedBy() {
        int[][] above = new int[Joint.COUNT][];
        above[0] = new int[0];
        for (int joint = 1; joint < Joint.COUNT; joint++) {
            int parent = Joint.values()[joint].parentIndex();
            above[joint] = java.util.Arrays.copyOf(above[parent], above[parent].length + 1);
            above[joint][above[parent].length] = parent;
        }
        return above;
    }

    void target(JointTargets newTargets) {
        this.targets = newTargets;
    }

    private double squaredSigmas(PosedSkeleton skeleton, int joint) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            double error = skeleton.position[3 * joint + axis] - targets.position()[3 * joint + axis];
            sum += error * error * inverseVariance(joint, axis);
        }
        return sum;
    }

    double inverseVariance(int joint, int axis) {
        return axis == DEPTH && joint == HEAD ? inverseVariance[axis] * HEAD_DEPTH_SHARE : inverseVariance[axis];
    }

    /** Weight of a joint's squared distance in the linearised problem: its target's weight, less for an outlier. */
    double robustWeight(PosedSkeleton skeleton, int joint) {
        double weight = targets.weight()[joint];
        return weight > 0 ? weight / Math.sqrt(1 + squaredSigmas(skeleton, joint) / outlierSquared) : 0;
    }

    /** Share of its weight in (0, 1] that a joint keeps this far from its target; 0 without a target. */
    double reproduced(PosedSkeleton skeleton, int joint) {
        double weight = targets.weight()[joint];
        return weight > 0 ? robustWeight(skeleton, joint) / weight : 0;
    }

    @Override
    public double cost(PosedSkeleton skeleton) {
        double sum = 0;
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            double weight = targets.weight()[joint];
            if (weight > 0) {
                double s = squaredSigmas(skeleton, joint);
                sum += weight * 2 * outlierSquared * (Math.sqrt(1 + s / outlierSquared) - 1);
            }
        }
        return sum;
    }

    @Override
    public double linearise(PosedSkeleton skeleton, NormalEquations equations) {
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            double robust = robustWeight(skeleton, joint);
            if (robust > 0) {
                int count = jacobian(skeleton, joint, columns, rows);
                for (int axis = 0; axis < 3; axis++) {
                    double error = skeleton.position[3 * joint + axis] - targets.position()[3 * joint + axis];
                    equations.add(robust * inverseVariance(joint, axis), error, columns, rows[axis], count);
                }
            }
        }
        return cost(skeleton);
    }

    /**
     * Derivative of a joint's position: the identity for the pelvis's place, {@code -[p_joint - p_k]× · G_k} for the
     * increment of each joint k above it.
     *
     * @return number of columns filled
     */
    static int jacobian(PosedSkeleton skeleton, int joint, int[] columns, double[][] rows) {
        for (int i = 0; i < 3; i++) {
            columns[i] = i;
            for (int axis = 0; axis < 3; axis++) {
                rows[axis][i] = i == axis ? 1 : 0;
            }
        }
        int count = 3;
        double[] p = skeleton.position;
        for (int k : TURNED_BY[joint]) {
            double dx = p[3 * joint] - p[3 * k];
            double dy = p[3 * joint + 1] - p[3 * k + 1];
            double dz = p[3 * joint + 2] - p[3 * k + 2];
            for (int i = 0; i < 3; i++) {
                double gx = skeleton.orientation[9 * k + i];
                double gy = skeleton.orientation[9 * k + 3 + i];
                double gz = skeleton.orientation[9 * k + 6 + i];
                columns[count] = UNKNOWN_OF[k] + i;
                rows[0][count] = gy * dz - gz * dy;
                rows[1][count] = gz * dx - gx * dz;
                rows[2][count] = gx * dy - gy * dx;
                count++;
            }
        }
        return count;
    }
}
