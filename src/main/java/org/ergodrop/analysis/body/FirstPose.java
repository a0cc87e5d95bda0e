package org.ergodrop.analysis.body;

import java.util.List;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * A pose to start the fit from when there is no previous frame: the pelvis from hips and shoulders, then every segment turned
 * towards its target, the limbs' hinges along the axis the limb bends about. No search, so a person turned away from the
 * camera starts turned away.
 */
final class FirstPose {

    /** Below this sine between two segments the axis they bend about is noise. Ours, ADR-0007. */
    private static final double STRAIGHT_SINE = 0.2;

    private static final Vec3 LEFT = new Vec3(1, 0, 0);
    private static final Vec3 UP = new Vec3(0, 1, 0);

    private final JointTargets targets;
    private final PosedSkeleton skeleton;

    private FirstPose(JointTargets targets, PosedSkeleton skeleton) {
        this.targets = targets;
        this.skeleton = skeleton;
    }

    /** Sets the skeleton's pose near the targets. */
    static void put(JointTargets targets, PosedSkeleton skeleton) {
        new FirstPose(targets, skeleton).put();
    }

    private void put() {
        skeleton.pose.set(BodyPose.rest());
        Vec3 midHips = target(Joint.LEFT_HIP).midpoint(target(Joint.RIGHT_HIP));
        Vec3 up = target(Joint.LEFT_SHOULDER)
                .midpoint(target(Joint.RIGHT_SHOULDER))
                .minus(midHips);
        Vec3 left = target(Joint.LEFT_SHOULDER)
                .minus(target(Joint.RIGHT_SHOULDER))
                .plus(target(Joint.LEFT_HIP).minus(target(Joint.RIGHT_HIP)));
        turn(Joint.PELVIS, UP, LEFT, up, left);
        Vec3 place = skeleton.joint(Joint.LEFT_HIP.ordinal()).midpoint(skeleton.joint(Joint.RIGHT_HIP.ordinal()));
        Vec3 shift = midHips.minus(place);
        skeleton.pose.pelvis[0] += shift.x();
        skeleton.pose.pelvis[1] += shift.y();
        skeleton.pose.pelvis[2] += shift.z();
        skeleton.update();
        for (Joint hip : List.of(Joint.LEFT_HIP, Joint.RIGHT_HIP)) {
            limb(hip, LEFT);
        }
        limb(Joint.LEFT_SHOULDER, UP.times(-1));
        limb(Joint.RIGHT_SHOULDER, UP);
    }

    private Vec3 target(Joint joint) {
        int at = 3 * joint.ordinal();
        return new Vec3(targets.position()[at], targets.position()[at + 1], targets.position()[at + 2]);
    }

    private boolean seen(Joint joint) {
        return targets.weight()[joint.ordinal()] > 0.05;
    }

    /** Upper and lower segment of an arm or leg; the lower one bends about {@code hinge} of the upper one's rest frame. */
    private void limb(Joint root, Vec3 hinge) {
        Joint middle = Joint.values()[childOf(root)];
        Joint end = Joint.values()[childOf(middle)];
        if (!seen(middle)) {
            return;
        }
        Vec3 rest = offset(middle);
        Vec3 upper = target(middle).minus(target(root));
        Vec3 lower = seen(end) ? target(end).minus(target(middle)) : upper;
        Vec3 usual = direction(Joint.values()[root.parentIndex()], hinge);
        Vec3 axis = upper.cross(lower);
        boolean straight = axis.norm() < STRAIGHT_SINE * upper.norm() * lower.norm();
        boolean impossible = root.ordinal() <= Joint.RIGHT_HIP.ordinal() && axis.dot(usual) < 0;
        boolean usualAxis = straight || impossible;
        turn(root, rest, hinge, upper, usualAxis ? usual : axis);
        if (!usualAxis) {
            turn(middle, offset(end), hinge, lower, axis);
        }
    }

    private static int childOf(Joint joint) {
        for (Joint child : Joint.values()) {
            if (child.parentIndex() == joint.ordinal()) {
                return child.ordinal();
            }
        }
        throw new IllegalArgumentException(joint + " is the end of its limb");
    }

    private Vec3 offset(Joint joint) {
        int at = 3 * joint.ordinal();
        return new Vec3(skeleton.offsets[at], skeleton.offsets[at + 1], skeleton.offsets[at + 2]);
    }

    private Vec3 direction(Joint joint, Vec3 inItsFrame) {
        return skeleton.attached(joint.ordinal(), inItsFrame).minus(skeleton.joint(joint.ordinal()));
    }

    /** Turns a joint so that {@code first} comes to lie along {@code firstTo} and {@code second} as near as can be. */
    private void turn(Joint joint, Vec3 first, Vec3 second, Vec3 firstTo, Vec3 secondTo) {
        double[] from = basis(first, second);
        double[] to = basis(firstTo, secondTo);
        if (!Double.isFinite(from[0] + from[3] + to[0] + to[3])) {
            return;
        }
        double[] world = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int k = 0; k < 3; k++) {
                    world[3 * row + column] += to[3 * k + row] * from[3 * k + column];
                }
            }
        }
        int at = 9 * joint.ordinal();
        int parent = joint.parentIndex();
        if (parent < 0) {
            System.arraycopy(world, 0, skeleton.pose.local, at, 9);
        } else {
            Rotations.multiplyTransposed(skeleton.orientation, 9 * parent, world, 0, skeleton.pose.local, at);
        }
        skeleton.update();
    }

    /** Three orthonormal vectors one after the other: along {@code first}, near {@code second}, their cross product. */
    private static double[] basis(Vec3 first, Vec3 second) {
        Vec3 a = first.normalized();
        Vec3 b = second.minus(a.times(second.dot(a))).normalized();
        Vec3 c = a.cross(b);
        return new double[] {a.x(), a.y(), a.z(), b.x(), b.y(), b.z(), c.x(), c.y(), c.z()};
    }
}
