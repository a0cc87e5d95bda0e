package org.ergodrop.analysis.body;

import static org.ergodrop.analysis.body.NormalEquations.UNKNOWN_OF;

import org.jspecify.annotations.Nullable;

/**
 * Continuity in time: {@code Σ c · ln(1 + |log(R_beforeᵀ R)|²/σ²)} (Cauchy). The pull grows up to a change of σ and falls
 * after it, so a quick movement that the landmarks show is not rounded off. A joint whose landmarks are well seen keeps
 * only a small share of it ({@code visibleContinuity}); a hidden one keeps all and stays where it was.
 */
final class ContinuityTerm implements FitTerm {

    /** Joint whose landmark shows how a joint is turned, by joint; itself where none does. */
    private static final int[] SHOWN_BY = shownBy();

    private static final double REFERENCE_SECONDS = 1.0 / 30;

    private final double sigmaRad;
    private final double visibleShare;
    private final double[] share = new double[Joint.COUNT];
    private final double[] between = new double[9];
    private final double[] r = new double[3];
    private final double[] jacobian = new double[9];
    private final double[] row = new double[3];
    private final int[] columns = new int[3];
    private @Nullable BodyPose before;
    private double variance = 1;

    ContinuityTerm(BodySettings settings) {
        this.sigmaRad = settings.changeSigmaRad();
        this.visibleShare = settings.visibleContinuity();
    }

    private static int[] shownBy() {
        int[] by = new int[Joint.COUNT];
        for (Joint joint : Joint.values()) {
            Joint shown = switch (joint) {
                case LEFT_HIP -> Joint.LEFT_KNEE;
                case RIGHT_HIP -> Joint.RIGHT_KNEE;
                case LEFT_KNEE -> Joint.LEFT_ANKLE;
                case RIGHT_KNEE -> Joint.RIGHT_ANKLE;
                case LEFT_ANKLE -> Joint.LEFT_FOOT;
                case RIGHT_ANKLE -> Joint.RIGHT_FOOT;
                case LEFT_COLLAR -> Joint.LEFT_SHOULDER;
                case RIGHT_COLLAR -> Joint.RIGHT_SHOULDER;
                case LEFT_SHOULDER -> Joint.LEFT_ELBOW;
                case RIGHT_SHOULDER -> Joint.RIGHT_ELBOW;
                case LEFT_ELBOW -> Joint.LEFT_WRIST;
                case RIGHT_ELBOW -> Joint.RIGHT_WRIST;
                default -> joint;
            };
            by[joint.ordinal()] = shown.ordinal();
        }
        return by;
    }

    /** The pose {@code seconds} earlier, null for none; and the targets, whose weights say what is seen. */
    void follow(@Nullable BodyPose earlier, double seconds, JointTargets targets) {
        this.before = earlier;
        double sigma = sigmaRad * Math.sqrt(Math.max(seconds, 1e-3) / REFERENCE_SECONDS);
        this.variance = sigma * sigma;
        for (int joint = 0; joint < Joint.COUNT; joint++) {
            double seen =
                    Math.min(1, targets.weight()[SHOWN_BY[joint]] / 0.7); // 0.7: the least weight of a clear joint
            share[joint] = 1 - (1 - visibleShare) * seen;
        }
    }

    private double change(BodyPose earlier, PosedSkeleton skeleton, int joint) {
        Rotations.multiplyTransposed(earlier.local, 9 * joint, skeleton.pose.local, 9 * joint, between, 0);
        Rotations.log(between, 0, r, 0);
        return (r[0] * r[0] + r[1] * r[1] + r[2] * r[2]) / variance;
    }

    @Override
    public double cost(PosedSkeleton skeleton) {
        BodyPose earlier = before;
        double sum = 0;
        for (int joint = 0; earlier != null && joint < Joint.COUNT; joint++) {
            if (UNKNOWN_OF[joint] >= 0) {
                sum += share[joint] * Math.log1p(change(earlier, skeleton, joint));
            }
        }
        return sum;
    }

    @Override
    public double linearise(PosedSkeleton skeleton, NormalEquations equations) {
        BodyPose earlier = before;
        for (int joint = 0; earlier != null && joint < Joint.COUNT; joint++) {
            if (UNKNOWN_OF[joint] >= 0) {
                double weight = share[joint] / (variance * (1 + change(earlier, skeleton, joint)));
                Rotations.inverseRightJacobian(r, 0, jacobian);
                for (int axis = 0; axis < 3; axis++) {
                    for (int i = 0; i < 3; i++) {
                        columns[i] = UNKNOWN_OF[joint] + i;
                        row[i] = jacobian[3 * axis + i];
                    }
                    equations.add(weight, r[axis], columns, row, 3);
                }
            }
        }
        return cost(skeleton);
    }
}
