package org.ergodrop.analysis.body;

import java.util.ArrayList;
import java.util.List;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * The built-in body: published segment lengths on the same 22-joint tree, with three virtual skin points.
 *
 * <p>Segment lengths and heights are fractions of stature from Drillis and Contini (1966) as reproduced in Winter,
 * "Biomechanics and Motor Control of Human Movement", 4th edition (2009), figure 4.1: ankle 0.039, knee 0.285, hip 0.530,
 * shoulder 0.818, upper arm 0.186, forearm 0.146, crown 1. Everything else is ours, with its reason in ADR-0006.
 *
 * <p>Shape coefficients, each in standard deviations: {@link Group} in order.
 */
public final class GenericBody implements BodyModel {

    /** What a shape coefficient scales, and by how much for one standard deviation. Ours, ADR-0006. */
    enum Group {
        STATURE(0.055),
        LEGS(0.06),
        TRUNK(0.06),
        ARMS(0.06),
        SHOULDER_WIDTH(0.10),
        HIP_WIDTH(0.15),
        NECK(0.10);

        final double deviation;

        Group(double deviation) {
            this.deviation = deviation;
        }
    }

    /** Mean stature of adult women and men together [m]. Ours, ADR-0006. */
    static final double MEAN_STATURE_METRES = 1.70;

    private static final double ANKLE_HEIGHT = 0.039;
    private static final double EAR_HEIGHT = 0.925; // just under the eyes (0.936). Ours, ADR-0006
    private static final double FOOT_METRES = TargetPlacement.FOOT_METRES;

    private final LinearJoints joints = linearJoints();

    /** Adds up what the parts of the body say: where each joint lies from its parent, and what scales that. */
    private static final class Offsets {

        private final double[] mean = new double[3 * Joint.COUNT];
        private final double[][] basis = new double[Group.values().length][3 * Joint.COUNT];

        /** A pair of joints, the left one named; {@code x, y, z} are fractions of stature for the left side. */
        void pair(Joint left, Group group, double x, double y, double z) {
            one(left, group, x, y, z);
            one(Joint.values()[left.ordinal() + 1], group, -x, y, z);
        }

        void one(Joint joint, Group group, double x, double y, double z) {
            double[] fractions = {x, y, z};
            for (int axis = 0; axis < 3; axis++) {
                double metres = MEAN_STATURE_METRES * fractions[axis];
                int at = 3 * joint.ordinal() + axis;
                mean[at] += metres;
                basis[group.ordinal()][at] += group.deviation * metres;
                basis[Group.STATURE.ordinal()][at] += Group.STATURE.deviation * metres;
            }
        }

        /** The same length in every body [m]: the foot's target is that far from the ankle. */
        void foot(double y, double z) {
            for (Joint foot : List.of(Joint.LEFT_FOOT, Joint.RIGHT_FOOT)) {
                mean[3 * foot.ordinal() + 1] = y;
                mean[3 * foot.ordinal() + 2] = z;
            }
        }

        LinearJoints joints() {
            for (int joint = 1; joint < Joint.COUNT; joint++) {
                int parent = Joint.values()[joint].parentIndex();
                for (int axis = 0; axis < 3; axis++) {
                    mean[3 * joint + axis] += mean[3 * parent + axis];
                    for (double[] slope : basis) {
                        slope[3 * joint + axis] += slope[3 * parent + axis];
                    }
                }
            }
            return new LinearJoints(mean, basis);
        }
    }

    private static LinearJoints linearJoints() {
        double hipX = 0.059; // half the distance of BlazePose's hip landmarks on real people. Ours, ADR-0006
        double shoulderX = 0.106; // glenohumeral centre, well inside the outer breadth 0.259 / 2. Ours, ADR-0006
        double trunk = 0.818 - 0.530;
        double neckY = 0.3 * (EAR_HEIGHT - 0.818);
        double neckZ = 0.3 * 0.015; // ears a little before the shoulders. Ours, ADR-0006
        Offsets offsets = new Offsets();
        offsets.pair(Joint.LEFT_HIP, Group.HIP_WIDTH, hipX, 0, 0);
        offsets.pair(Joint.LEFT_KNEE, Group.LEGS, 0, -0.245, 0);
        offsets.pair(Joint.LEFT_ANKLE, Group.LEGS, 0, -0.246, 0);
        offsets.foot(-0.6 * FOOT_METRES, 0.8 * FOOT_METRES);
        offsets.one(Joint.SPINE1, Group.TRUNK, 0, 0.2 * trunk, 0);
        offsets.one(Joint.SPINE2, Group.TRUNK, 0, 0.3 * trunk, 0);
        offsets.one(Joint.SPINE3, Group.TRUNK, 0, 0.3 * trunk, 0);
        offsets.one(Joint.NECK, Group.TRUNK, 0, 0.2 * trunk, 0);
        offsets.one(Joint.NECK, Group.NECK, 0, neckY, neckZ);
        offsets.one(Joint.HEAD, Group.NECK, 0, neckY * 7 / 3, neckZ * 7 / 3);
        offsets.pair(Joint.LEFT_COLLAR, Group.SHOULDER_WIDTH, 0.4 * shoulderX, 0, 0);
        offsets.pair(Joint.LEFT_COLLAR, Group.TRUNK, 0, 0.2 * trunk, 0);
        offsets.pair(Joint.LEFT_COLLAR, Group.NECK, 0, 0.6 * neckY, 0.6 * neckZ);
        offsets.pair(Joint.LEFT_SHOULDER, Group.SHOULDER_WIDTH, 0.6 * shoulderX, 0, 0);
        offsets.pair(Joint.LEFT_SHOULDER, Group.NECK, 0, -0.6 * neckY, -0.6 * neckZ);
        offsets.pair(Joint.LEFT_ELBOW, Group.ARMS, 0.186, 0, 0);
        offsets.pair(Joint.LEFT_WRIST, Group.ARMS, 0.146, 0, 0);
        return offsets.joints();
    }

    @Override
    public String name() {
        return "generic";
    }

    @Override
    public String source() {
        return "Drillis & Contini 1966 (Winter 2009, fig. 4.1)";
    }

    @Override
    public int shapeCount() {
        return Group.values().length;
    }

    @Override
    public LinearJoints joints() {
        return joints;
    }

    @Override
    public HeadPlacement headPlacement() {
        return HeadPlacement.EAR_AXIS;
    }

    private static double stature(double[] shape) {
        return MEAN_STATURE_METRES * (1 + Group.STATURE.deviation * shape[Group.STATURE.ordinal()]);
    }

    @Override
    public double statureMetres(double[] shape) {
        double[] rest = joints.at(shape);
        double crown = rest[3 * Joint.HEAD.ordinal() + 1] + (1 - EAR_HEIGHT) * stature(shape);
        double sole = rest[3 * Joint.LEFT_ANKLE.ordinal() + 1] - ANKLE_HEIGHT * stature(shape);
        return crown - sole;
    }

    /**
     * Lumbar: the back at L4, 0.615 of stature high and 0.055 behind the joints' plane, between pelvis and spine 1.
     * Cervical: the spinous process of C7, 0.850 high and 0.035 behind, mostly with the chest. Head: the crown.
     */
    @Override
    public List<Vec3> skin(double[] shape, PosedSkeleton skeleton) {
        double h = stature(shape);
        List<Vec3> points = new ArrayList<>();
        // heights: minus that of the joint they hang on, all as fractions of stature. Ours, ADR-0006
        points.add(blend(
                skeleton.attached(Joint.PELVIS.ordinal(), new Vec3(0, (0.615 - 0.530) * h, -0.055 * h)),
                skeleton.attached(Joint.SPINE1.ordinal(), new Vec3(0, (0.615 - 0.5876) * h, -0.055 * h)),
                0.5));
        points.add(blend(
                skeleton.attached(Joint.SPINE3.ordinal(), new Vec3(0, (0.850 - 0.7604) * h, -0.035 * h)),
                skeleton.attached(Joint.NECK.ordinal(), new Vec3(0, (0.850 - 0.8501) * h, -0.0395 * h)),
                0.2));
        points.add(skeleton.attached(Joint.HEAD.ordinal(), new Vec3(0, 0.075 * h, -0.005 * h)));
        return List.copyOf(points);
    }

    private static Vec3 blend(Vec3 first, Vec3 second, double shareOfSecond) {
        return first.times(1 - shareOfSecond).plus(second.times(shareOfSecond));
    }
}
