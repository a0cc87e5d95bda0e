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

    /** {@code [22][3]}: joint minus parent as a fraction of stature; left side, the right one is its mirror image. */
    private static final double[][] OFFSETS = offsets();

    private static final Group[][] GROUPS = groups();

    private final LinearJoints joints = linearJoints();

    private static double[][] offsets() {
        double[][] offsets = new double[Joint.COUNT][3];
        double hipX = 0.059; // half the distance of BlazePose's hip landmarks on real people. Ours, ADR-0006
        double shoulderX = 0.106; // glenohumeral centre, well inside the outer breadth 0.259 / 2. Ours, ADR-0006
        double trunk = 0.818 - 0.530;
        double neckY = 0.3 * (0.925 - 0.818); // ears at 0.925: under the eyes (0.936). Ours, ADR-0006
        double neckZ = 0.3 * 0.015;
        pair(offsets, Joint.LEFT_HIP, hipX, 0, 0);
        pair(offsets, Joint.LEFT_KNEE, 0, -0.245, 0);
        pair(offsets, Joint.LEFT_ANKLE, 0, -0.246, 0);
        pair(offsets, Joint.LEFT_FOOT, 0, -0.6 * 0.08 / MEAN_STATURE_METRES, 0.8 * 0.08 / MEAN_STATURE_METRES);
        offsets[Joint.SPINE1.ordinal()][1] = 0.2 * trunk;
        offsets[Joint.SPINE2.ordinal()][1] = 0.3 * trunk;
        offsets[Joint.SPINE3.ordinal()][1] = 0.3 * trunk;
        offsets[Joint.NECK.ordinal()] = new double[] {0, 0.2 * trunk + neckY, neckZ};
        offsets[Joint.HEAD.ordinal()] = new double[] {0, 0.7 * (0.925 - 0.818), 0.7 * 0.015};
        pair(offsets, Joint.LEFT_COLLAR, 0.4 * shoulderX, 0.2 * trunk + 0.6 * neckY, 0.6 * neckZ);
        pair(offsets, Joint.LEFT_SHOULDER, 0.6 * shoulderX, -0.6 * neckY, -0.6 * neckZ);
        pair(offsets, Joint.LEFT_ELBOW, 0.186, 0, 0);
        pair(offsets, Joint.LEFT_WRIST, 0.146, 0, 0);
        return offsets;
    }

    /** The right joint follows the left one in {@link Joint}. */
    private static void pair(double[][] offsets, Joint left, double x, double y, double z) {
        offsets[left.ordinal()] = new double[] {x, y, z};
        offsets[left.ordinal() + 1] = new double[] {-x, y, z};
    }

    private static Group[][] groups() {
        Group[][] groups = new Group[Joint.COUNT][3];
        for (Joint joint : Joint.values()) {
            groups[joint.ordinal()] = switch (joint) {
                case LEFT_HIP, RIGHT_HIP -> new Group[] {Group.HIP_WIDTH, Group.TRUNK, Group.TRUNK};
                case LEFT_KNEE, RIGHT_KNEE, LEFT_ANKLE, RIGHT_ANKLE, LEFT_FOOT, RIGHT_FOOT ->
                    new Group[] {Group.LEGS, Group.LEGS, Group.LEGS};
                case PELVIS, SPINE1, SPINE2, SPINE3 -> new Group[] {Group.TRUNK, Group.TRUNK, Group.TRUNK};
                case NECK, HEAD -> new Group[] {Group.NECK, Group.NECK, Group.NECK};
                case LEFT_COLLAR, RIGHT_COLLAR, LEFT_SHOULDER, RIGHT_SHOULDER ->
                    new Group[] {Group.SHOULDER_WIDTH, Group.TRUNK, Group.TRUNK};
                case LEFT_ELBOW, RIGHT_ELBOW, LEFT_WRIST, RIGHT_WRIST ->
                    new Group[] {Group.ARMS, Group.ARMS, Group.ARMS};
            };
        }
        return groups;
    }

    private static LinearJoints linearJoints() {
        double[] mean = new double[3 * Joint.COUNT];
        double[][] basis = new double[Group.values().length][3 * Joint.COUNT];
        for (Joint joint : Joint.values()) {
            int j = joint.ordinal();
            for (int axis = 0; axis < 3; axis++) {
                int at = 3 * j + axis;
                double offset = MEAN_STATURE_METRES * OFFSETS[j][axis];
                mean[at] = offset + (j == 0 ? 0 : mean[3 * joint.parentIndex() + axis]);
                for (Group group : Group.values()) {
                    boolean scales = group == Group.STATURE || group == GROUPS[j][axis];
                    double inherited = j == 0 ? 0 : basis[group.ordinal()][3 * joint.parentIndex() + axis];
                    basis[group.ordinal()][at] = inherited + (scales ? group.deviation * offset : 0);
                }
            }
        }
        return new LinearJoints(mean, basis);
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
        double crown = rest[3 * Joint.HEAD.ordinal() + 1] + (1 - 0.925) * stature(shape);
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
