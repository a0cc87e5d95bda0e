package org.ergodrop.analysis.body;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A Gauss-Newton step on the shape with the poses of all sampled frames free: each frame's pose is eliminated from the joint
 * system of pose and shape (Schur complement), so that shape and pose do not wait for each other.
 */
final class ShapeRefinement {

    /**
     * Number of independent frames a video is worth: errors of neighbouring frames, and the pose model's own idea of
     * proportions, repeat, so a long video must not drown the population's shape. Ours, ADR-0007.
     */
    private static final double INDEPENDENT_FRAMES = 8;

    private static final int N = NormalEquations.SIZE;

    private final BodyModel model;
    private final BodySettings settings;
    private final List<JointTargets> frames;
    private final NormalEquations equations = new NormalEquations();
    private final double[][] rows = new double[3][JointTerm.MOST_COLUMNS];
    private final int[] columns = new int[JointTerm.MOST_COLUMNS];

    ShapeRefinement(BodyModel model, BodySettings settings, List<JointTargets> frames) {
        this.model = model;
        this.settings = settings;
        this.frames = frames;
    }

    double[] refined(double[] shape) {
        BodyFitter fitter = new BodyFitter(model.joints().at(shape), settings);
        int count = shape.length;
        DMatrixRMaj normal = CommonOps_DDRM.identity(count);
        DMatrixRMaj right = new DMatrixRMaj(count, 1);
        for (int k = 0; k < count; k++) {
            right.data[k] = -shape[k];
        }
        double share = Math.min(1, INDEPENDENT_FRAMES / frames.size());
        for (JointTargets frame : frames) {
            fitter.forget();
            PosedSkeleton skeleton = fitter.fit(frame, 0);
            FrameSums sums = new FrameSums(count);
            fitter.objective().linearise(skeleton, equations);
            addFrame(fitter.objective().joints(), frame, skeleton, sums);
            eliminatePose(sums);
            CommonOps_DDRM.addEquals(normal, share, sums.shape);
            CommonOps_DDRM.addEquals(right, -share, sums.gradient);
        }
        DMatrixRMaj step = new DMatrixRMaj(count, 1);
        CommonOps_DDRM.solve(normal, right, step);
        double[] refined = shape.clone();
        for (int k = 0; k < count; k++) {
            refined[k] += step.data[k];
        }
        return refined;
    }

    /** Schur complement: {@code shape - mixedᵀ pose⁻¹ mixed} and {@code gradient - mixedᵀ pose⁻¹ g}. */
    private void eliminatePose(FrameSums sums) {
        DMatrixRMaj pose = new DMatrixRMaj(N, N, true, equations.h);
        for (int i = 0; i < N; i++) {
            pose.add(i, i, 1e-6);
        }
        DMatrixRMaj eliminated = new DMatrixRMaj(N, sums.mixed.numCols);
        CommonOps_DDRM.solve(pose, sums.mixed, eliminated);
        CommonOps_DDRM.multAddTransA(-1, sums.mixed, eliminated, sums.shape);
        CommonOps_DDRM.multAddTransA(-1, eliminated, new DMatrixRMaj(N, 1, true, equations.g), sums.gradient);
    }

    /** One frame's part of the joint system. */
    private static final class FrameSums {

        final DMatrixRMaj shape;
        final DMatrixRMaj mixed;
        final DMatrixRMaj gradient;

        FrameSums(int count) {
            shape = new DMatrixRMaj(count, count);
            mixed = new DMatrixRMaj(N, count);
            gradient = new DMatrixRMaj(count, 1);
        }
    }

    private void addFrame(JointTerm term, JointTargets targets, PosedSkeleton skeleton, FrameSums sums) {
        double[][] slopes = slopes(skeleton);
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            double robust = term.robustWeight(skeleton, joint);
            if (robust > 0) {
                int width = JointTerm.jacobian(skeleton, joint, columns, rows);
                for (int axis = 0; axis < 3; axis++) {
                    double weight = robust * term.inverseVariance(joint, axis);
                    double error = skeleton.position[3 * joint + axis] - targets.position()[3 * joint + axis];
                    addRow(weight, error, slopes[3 * joint + axis], sums, width, rows[axis]);
                }
            }
        }
    }

    private void addRow(double weight, double error, double[] shapeRow, FrameSums sums, int width, double[] poseRow) {
        for (int k = 0; k < shapeRow.length; k++) {
            double slope = weight * shapeRow[k];
            sums.gradient.add(k, 0, slope * error);
            for (int other = 0; other < shapeRow.length; other++) {
                sums.shape.add(k, other, slope * shapeRow[other]);
            }
            for (int i = 0; i < width; i++) {
                sums.mixed.add(columns[i], k, slope * poseRow[i]);
            }
        }
    }

    /** {@code double[22*3][shapes]}: how posed joints move with each coefficient, the pelvis and the rotations held. */
    private double[][] slopes(PosedSkeleton skeleton) {
        double[][] basis = model.joints().basis();
        double[][] slopes = new double[3 * Joint.COUNT][basis.length];
        for (int k = 0; k < basis.length; k++) {
            double[] moved = new PosedSkeleton(basis[k], skeleton.pose).position;
            for (int i = 0; i < moved.length; i++) {
                slopes[i][k] = moved[i] - skeleton.pose.pelvis[i % 3];
            }
        }
        return slopes;
    }
}
