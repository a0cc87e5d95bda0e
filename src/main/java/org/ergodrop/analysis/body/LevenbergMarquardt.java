package org.ergodrop.analysis.body;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Minimises a {@link FitObjective} over poses: damped Gauss-Newton steps, the damping proportional to the diagonal as
 * Marquardt proposed (1963), lowered after a step that helped and raised after one that did not.
 */
final class LevenbergMarquardt {

    private static final int N = NormalEquations.SIZE;
    private static final double FIRST_DAMPING = 1e-3;
    private static final double LARGEST_DAMPING = 1e6;

    /** A step that lowers the objective by a smaller share ends the search. Ours: well under the 1 % that is asked. */
    private static final double SMALLEST_GAIN = 1e-5;

    private final FitObjective objective;
    private final int maxSteps;
    private final NormalEquations equations = new NormalEquations();
    private final DMatrixRMaj system = new DMatrixRMaj(N, N);
    private final DMatrixRMaj right = new DMatrixRMaj(N, 1);
    private final DMatrixRMaj step = new DMatrixRMaj(N, 1);
    private final LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(N);
    private final BodyPose kept = BodyPose.rest();
    private final double[] turn = new double[9];
    private final double[] turned = new double[9];

    LevenbergMarquardt(FitObjective objective, int maxSteps) {
        this.objective = objective;
        this.maxSteps = maxSteps;
    }

    /** Moves the skeleton's pose to a minimum near it; returns the objective's value there. */
    double minimise(PosedSkeleton skeleton) {
        double damping = FIRST_DAMPING;
        double cost = objective.linearise(skeleton, equations);
        for (int taken = 0; taken < maxSteps && damping < LARGEST_DAMPING; ) {
            kept.set(skeleton.pose);
            double tried = solve(damping) ? costAfter(skeleton) : Double.POSITIVE_INFINITY;
            if (!(tried < cost)) {
                skeleton.pose.set(kept);
                skeleton.update();
                damping *= 8;
                continue;
            }
            boolean settled = cost - tried < SMALLEST_GAIN * cost;
            cost = tried;
            taken++;
            if (settled) {
                break;
            }
            damping = Math.max(1e-9, damping / 8);
            objective.linearise(skeleton, equations);
        }
        return cost;
    }

    private boolean solve(double damping) {
        for (int i = 0; i < N; i++) {
            System.arraycopy(equations.h, i * N, system.data, i * N, N);
            system.data[i * N + i] += damping * equations.h[i * N + i] + 1e-9;
            right.data[i] = -equations.g[i];
        }
        if (!solver.setA(system)) {
            return false;
        }
        solver.solve(right, step);
        return true;
    }

    private double costAfter(PosedSkeleton skeleton) {
        apply(skeleton.pose, step.data, turn, turned);
        skeleton.update();
        return objective.cost(skeleton);
    }

    /** {@code pelvis += step}, {@code R ← R · exp(δ)}; {@code turn} and {@code turned} are room to work in. */
    static void apply(BodyPose pose, double[] step, double[] turn, double[] turned) {
        for (int axis = 0; axis < 3; axis++) {
            pose.pelvis[axis] += step[axis];
        }
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            int first = NormalEquations.UNKNOWN_OF[joint];
            if (first >= 0) {
                Rotations.exp(step[first], step[first + 1], step[first + 2], turn, 0);
                Rotations.multiply(pose.local, 9 * joint, turn, 0, turned, 0);
                System.arraycopy(turned, 0, pose.local, 9 * joint, 9);
                Rotations.orthonormalise(pose.local, 9 * joint);
            }
        }
    }
}
