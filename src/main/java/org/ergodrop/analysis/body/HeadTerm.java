package org.ergodrop.analysis.body;

import static org.ergodrop.analysis.body.NormalEquations.UNKNOWN_OF;

/**
 * Direction of the face: the head's own forward and left axes against the directions ears to nose and right ear to left ear,
 * as squared chord length over variance. Joints alone do not tell how the head is turned.
 */
final class HeadTerm implements FitTerm {

    /** Ears to nose in the head's frame: the nose's tip lies under the ears' level by about 10°. Ours, ADR-0007. */
    private static final double[] FORWARD = {0, -Math.sin(Math.toRadians(10)), Math.cos(Math.toRadians(10))};

    private static final double[] LEFT = {1, 0, 0};

    private static final int HEAD = Joint.HEAD.ordinal();
    private static final int[] CHAIN = {
        Joint.PELVIS.ordinal(),
        Joint.SPINE1.ordinal(),
        Joint.SPINE2.ordinal(),
        Joint.SPINE3.ordinal(),
        Joint.NECK.ordinal(),
        HEAD
    };

    private final double inverseVariance;
    private final int[] columns = new int[3 * CHAIN.length];
    private final double[][] rows = new double[3][3 * CHAIN.length];
    private JointTargets targets = JointTargets.NONE;

    HeadTerm(BodySettings settings) {
        this.inverseVariance = 1 / (settings.headSigmaRad() * settings.headSigmaRad());
    }

    void target(JointTargets newTargets) {
        this.targets = newTargets;
    }

    private static double turned(PosedSkeleton skeleton, double[] axis, int row) {
        double[] m = skeleton.orientation;
        int at = 9 * HEAD + 3 * row;
        return m[at] * axis[0] + m[at + 1] * axis[1] + m[at + 2] * axis[2];
    }

    @Override
    public double cost(PosedSkeleton skeleton) {
        if (targets.faceWeight() <= 0) {
            return 0;
        }
        double sum = 0;
        for (int row = 0; row < 3; row++) {
            double forward = turned(skeleton, FORWARD, row) - targets.faceForward()[row];
            double left = turned(skeleton, LEFT, row) - targets.faceLeft()[row];
            sum += forward * forward + left * left;
        }
        return sum * targets.faceWeight() * inverseVariance;
    }

    @Override
    public double linearise(PosedSkeleton skeleton, NormalEquations equations) {
        if (targets.faceWeight() > 0) {
            add(skeleton, FORWARD, targets.faceForward(), equations);
            add(skeleton, LEFT, targets.faceLeft(), equations);
        }
        return cost(skeleton);
    }

    private void add(PosedSkeleton skeleton, double[] axis, double[] target, NormalEquations equations) {
        double vx = turned(skeleton, axis, 0);
        double vy = turned(skeleton, axis, 1);
        double vz = turned(skeleton, axis, 2);
        int count = 0;
        for (int k : CHAIN) {
            for (int i = 0; i < 3; i++) {
                double gx = skeleton.orientation[9 * k + i];
                double gy = skeleton.orientation[9 * k + 3 + i];
                double gz = skeleton.orientation[9 * k + 6 + i];
                columns[count] = UNKNOWN_OF[k] + i;
                rows[0][count] = gy * vz - gz * vy;
                rows[1][count] = gz * vx - gx * vz;
                rows[2][count] = gx * vy - gy * vx;
                count++;
            }
        }
        double weight = targets.faceWeight() * inverseVariance;
        equations.add(weight, vx - target[0], columns, rows[0], count);
        equations.add(weight, vy - target[1], columns, rows[1], count);
        equations.add(weight, vz - target[2], columns, rows[2], count);
    }
}
