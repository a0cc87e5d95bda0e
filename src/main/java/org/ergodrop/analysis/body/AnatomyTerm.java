package org.ergodrop.analysis.body;

import static org.ergodrop.analysis.body.NormalEquations.UNKNOWN_OF;

/** Anatomy: a mild pull of every joint but the pelvis to its usual rotation, and a steep one back inside its limits. */
final class AnatomyTerm implements FitTerm {

    /** Standard deviation beyond a limit [rad]: soft, because BlazePose is not exact. Ours, ADR-0007. */
    private static final double BEYOND_LIMIT_SIGMA_RAD = Math.toRadians(4);

    /** How much the preference counts against a landmark; weak, so that it decides only what landmarks leave open. Ours. */
    private static final double PREFERENCE_WEIGHT = 0.3;

    private final JointLimits limits;
    private final double[] r = new double[3];
    private final double[] jacobian = new double[9];
    private final double[] row = new double[3];
    private final int[] columns = new int[3];

    AnatomyTerm(JointLimits limits) {
        this.limits = limits;
    }

    @Override
    public double cost(PosedSkeleton skeleton) {
        double sum = 0;
        for (int joint = 1; joint < Joint.COUNT; joint++) {
            if (UNKNOWN_OF[joint] >= 0) {
                Rotations.log(skeleton.pose.local, 9 * joint, r, 0);
                for (int axis = 0; axis < 3; axis++) {
                    int at = 3 * joint + axis;
                    double off = (r[axis] - limits.mean()[at]) / limits.sigma()[at];
                    double beyond = limits.excess(at, r[axis]) / BEYOND_LIMIT_SIGMA_RAD;
                    sum += PREFERENCE_WEIGHT * off * off + beyond * beyond;
                }
            }
        }
        return sum;
    }

    @Override
    public double linearise(PosedSkeleton skeleton, NormalEquations equations) {
        for (int joint = 1; joint < Joint.COUNT; joint++) {
            if (UNKNOWN_OF[joint] >= 0) {
                Rotations.log(skeleton.pose.local, 9 * joint, r, 0);
                Rotations.inverseRightJacobian(r, 0, jacobian);
                for (int axis = 0; axis < 3; axis++) {
                    add(joint, axis, equations);
                }
            }
        }
        return cost(skeleton);
    }

    private void add(int joint, int axis, NormalEquations equations) {
        int at = 3 * joint + axis;
        for (int i = 0; i < 3; i++) {
            columns[i] = UNKNOWN_OF[joint] + i;
            row[i] = jacobian[3 * axis + i];
        }
        double sigma = limits.sigma()[at];
        equations.add(PREFERENCE_WEIGHT / (sigma * sigma), r[axis] - limits.mean()[at], columns, row, 3);
        double excess = limits.excess(at, r[axis]);
        if (excess != 0) {
            equations.add(1 / (BEYOND_LIMIT_SIGMA_RAD * BEYOND_LIMIT_SIGMA_RAD), excess, columns, row, 3);
        }
    }
}
