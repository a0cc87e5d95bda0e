package org.ergodrop.analysis.body;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.decomposition.chol.CholeskyDecompositionInner_DDRM;

/**
 * How well one frame alone supports each joint: from the uncertainty of its place that the fit's linearisation leaves
 * (visibility, the uncertain depth, fixed segment lengths and anatomy all in it; the frame before not), and from how near the
 * joint came to its target.
 *
 * <p>{@code confidence = reproduced / (1 + variance/σ₀²)}, variance summed over x, y, z. A clear joint reaches about 0.85, one
 * whose limb is hidden stays under 0.3.
 */
final class FitConfidence {

    /** Uncertainty of a joint's place at which confidence is halved [m]: half an upper arm. Ours, ADR-0007. */
    private static final double HALVING_SIGMA_METRES = 0.14;

    /** Ours, ADR-0007: joints without a landmark of their own are judged by place alone. */
    private static final double NO_TARGET = 0.5;

    private static final int N = NormalEquations.SIZE;

    private final FitObjective objective;
    private final NormalEquations equations = new NormalEquations();
    private final CholeskyDecompositionInner_DDRM cholesky = new CholeskyDecompositionInner_DDRM(true);
    private final DMatrixRMaj system = new DMatrixRMaj(N, N);
    private final int[] columns = new int[JointTerm.MOST_COLUMNS];
    private final double[][] rows = new double[3][JointTerm.MOST_COLUMNS];
    private final double[] column = new double[N];

    FitConfidence(FitObjective objective) {
        this.objective = objective;
    }

    /** {@code double[22]} in [0, 1] for a fitted skeleton. */
    double[] of(PosedSkeleton skeleton) {
        objective.lineariseFrameAlone(skeleton, equations);
        System.arraycopy(equations.h, 0, system.data, 0, N * N);
        for (int i = 0; i < N; i++) {
            system.data[i * N + i] += 1e-6;
        }
        double[] confidence = new double[Joint.COUNT];
        if (!cholesky.decompose(system)) {
            return confidence;
        }
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            double ratio = variance(skeleton, joint) / (HALVING_SIGMA_METRES * HALVING_SIGMA_METRES);
            double reproduced = objective.joints().reproduced(skeleton, joint);
            confidence[joint] = (reproduced > 0 ? reproduced : NO_TARGET) / (1 + ratio);
        }
        return confidence;
    }

    /** Trace of J H⁻¹ Jᵀ [m²], by forward substitution with the Cholesky factor. */
    private double variance(PosedSkeleton skeleton, int joint) {
        int count = JointTerm.jacobian(skeleton, joint, columns, rows);
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            java.util.Arrays.fill(column, 0);
            for (int i = 0; i < count; i++) {
                column[columns[i]] = rows[axis][i];
            }
            TriangularSolver_DDRM.solveL(cholesky.getT().data, column, N);
            for (double value : column) {
                sum += value * value;
            }
        }
        return sum;
    }
}
