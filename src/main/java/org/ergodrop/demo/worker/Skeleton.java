package org.ergodrop.demo.worker;

import static org.ergodrop.demo.worker.Proportions.SHANK_METRES;
import static org.ergodrop.demo.worker.Proportions.THIGH_METRES;

import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * Puts the figure's bones where a command and the footing ask: trunk, head and arms by forward kinematics, the legs by
 * inverse kinematics from planted feet.
 */
final class Skeleton {

    /*
     * How far each part of the spine has gone along with a commanded movement, 1 = all of it. Ours: the straight line from
     * the waist to the root of the neck then comes to about the commanded angle.
     */
    private static final Joint[] SPINE = {Joint.PELVIS, Joint.SPINE1, Joint.SPINE2, Joint.SPINE3};
    private static final double[] BENDS = {0.70, 0.85, 0.98, 1.08};
    private static final double[] LEANS_BACK = {0.45, 0.75, 1.0, 1.15};
    private static final double[] TIPS = {0.15, 0.6, 0.95, 1.25};
    private static final double[] TWISTS = {0, 0.35, 0.7, 1};

    /** Share of a commanded neck movement at the neck's root; the head takes all of it and a little more (ours, as above). */
    private static final double NECK_SHARE = 0.75;

    private static final double HEAD_SHARE = 1.1;

    /** Hips go back when the trunk bends, so that a person does not fall over: sine share of it [m]. Ours. */
    private static final double BALANCE_METRES = 0.14;

    /** Scapulohumeral rhythm: the collar bone rises by about a sixth of what the arm rises above 30°. */
    private static final double COLLAR_SHARE = 1 / 6.0;

    private static final double COLLAR_FROM_DEG = 30;

    private final Vec3[] joints = new Vec3[Joint.COUNT];
    private final Rotation[] bones = new Rotation[Joint.COUNT];
    private final Command pose;
    private final Footing footing;
    private final Rotation heading;

    private Skeleton(Command pose, Footing footing) {
        this.pose = pose;
        this.footing = footing;
        this.heading = Rotation.turnLeft(footing.headingDeg());
    }

    static PosedFigure posed(MovementScript.Moment moment) {
        Skeleton skeleton = new Skeleton(moment.pose(), moment.footing());
        skeleton.trunk();
        skeleton.arm(Joint.LEFT_COLLAR, 1, Dof.LEFT_ARM_FORWARD, Dof.LEFT_ARM_OUT, Dof.LEFT_ELBOW);
        skeleton.arm(Joint.RIGHT_COLLAR, -1, Dof.RIGHT_ARM_FORWARD, Dof.RIGHT_ARM_OUT, Dof.RIGHT_ELBOW);
        skeleton.leg(Joint.LEFT_HIP, 1, moment.footing().leftFoot());
        skeleton.leg(Joint.RIGHT_HIP, -1, moment.footing().rightFoot());
        return new PosedFigure(skeleton.joints, skeleton.bones);
    }

    private void trunk() {
        double bend = pose.get(Dof.TRUNK_BEND);
        double[] bends = bend >= 0 ? BENDS : LEANS_BACK;
        for (int i = 0; i < SPINE.length; i++) {
            Rotation turn = Rotation.forward(bends[i] * bend)
                    .times(Rotation.tipLeft(TIPS[i] * pose.get(Dof.TRUNK_SIDE)))
                    .times(Rotation.turnLeft(TWISTS[i] * pose.get(Dof.TRUNK_TWIST)));
            set(SPINE[i], heading.times(turn));
        }
        Rotation chest = bones[Joint.SPINE3.ordinal()];
        set(Joint.NECK, chest.times(neck(NECK_SHARE)));
        set(Joint.HEAD, chest.times(neck(HEAD_SHARE)));
        Vec3 hips = hipCentre();
        Vec3 pelvis = bones[Joint.PELVIS.ordinal()].apply(Proportions.joint(Joint.PELVIS));
        joints[Joint.PELVIS.ordinal()] = hips.plus(pelvis);
        for (Joint joint : new Joint[] {
            Joint.SPINE1,
            Joint.SPINE2,
            Joint.SPINE3,
            Joint.NECK,
            Joint.LEFT_COLLAR,
            Joint.RIGHT_COLLAR,
            Joint.HEAD,
            Joint.LEFT_HIP,
            Joint.RIGHT_HIP
        }) {
            hang(joint);
        }
    }

    private Rotation neck(double share) {
        return Rotation.forward(share * pose.get(Dof.NECK_BEND))
                .times(Rotation.tipLeft(share * pose.get(Dof.NECK_SIDE)))
                .times(Rotation.turnLeft(share * pose.get(Dof.NECK_TURN)));
    }

    /** As high as the legs allow whose knees are bent as the squat asks, over the feet but back as far as balance asks. */
    private Vec3 hipCentre() {
        double back = -BALANCE_METRES * Math.sin(Math.toRadians(pose.get(Dof.TRUNK_BEND)))
                - 0.5 * BALANCE_METRES * Math.sin(Math.toRadians(pose.get(Dof.SQUAT)));
        Vec3 over = footing.place().plus(heading.apply(new Vec3(0, 0, back)));
        double knee = Math.toRadians(pose.get(Dof.SQUAT));
        double leg = Math.sqrt(THIGH_METRES * THIGH_METRES
                + SHANK_METRES * SHANK_METRES
                + 2 * THIGH_METRES * SHANK_METRES * Math.cos(knee));
        double height = Math.min(
                highest(over, Joint.LEFT_HIP, footing.leftFoot(), leg),
                highest(over, Joint.RIGHT_HIP, footing.rightFoot(), leg));
        return new Vec3(over.x(), height, over.z());
    }

    private double highest(Vec3 over, Joint hip, Footing.Foot foot, double leg) {
        Vec3 toHip = bones[Joint.PELVIS.ordinal()].apply(Proportions.joint(hip));
        Vec3 reach = over.plus(toHip).minus(ankle(foot));
        double flat2 = reach.x() * reach.x() + reach.z() * reach.z();
        return ankle(foot).y() + Math.sqrt(leg * leg - flat2) - toHip.y();
    }

    private static Vec3 ankle(Footing.Foot foot) {
        return foot.ground().plus(new Vec3(0, Proportions.ANKLE_HEIGHT_METRES, 0));
    }

    private void arm(Joint collar, int side, Dof forward, Dof out, Dof elbowFlexion) {
        Joint shoulder = Joint.values()[collar.ordinal() + 3];
        Joint elbow = Joint.values()[shoulder.ordinal() + 2];
        Joint wrist = Joint.values()[elbow.ordinal() + 2];
        Rotation chest = bones[Joint.SPINE3.ordinal()];
        Rotation raised = Rotation.tipLeft(-side * pose.get(out)).times(Rotation.forward(-pose.get(forward)));
        double elevation =
                Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, raised.y().y()))));
        set(collar, chest.times(Rotation.tipLeft(-side * COLLAR_SHARE * Math.max(0, elevation - COLLAR_FROM_DEG))));
        set(shoulder, chest.times(raised));
        set(elbow, chest.times(raised).times(Rotation.forward(-pose.get(elbowFlexion))));
        set(wrist, bones[elbow.ordinal()]);
        hang(shoulder);
        hang(elbow);
        hang(wrist);
    }

    /** Hip and ankle are given; the knee lies in front of the line between them. */
    private void leg(Joint hip, int side, Footing.Foot foot) {
        Joint knee = Joint.values()[hip.ordinal() + 3];
        Joint ankle = Joint.values()[knee.ordinal() + 3];
        Rotation footTurn = Rotation.turnLeft(foot.headingDeg());
        Vec3 ahead = footTurn.z().plus(heading.z()).plus(footTurn.x().times(0.1 * side));
        Vec3 from = joints[hip.ordinal()];
        Vec3 line = from.minus(ankle(foot));
        double length = line.norm();
        double along = (THIGH_METRES * THIGH_METRES - SHANK_METRES * SHANK_METRES + length * length) / (2 * length);
        double off = Math.sqrt(Math.max(0, THIGH_METRES * THIGH_METRES - along * along));
        Rotation leg = Rotation.along(line, ahead);
        Vec3 kneePlace = from.minus(leg.y().times(along)).plus(leg.z().times(off));
        joints[knee.ordinal()] = kneePlace;
        joints[ankle.ordinal()] = ankle(foot);
        set(hip, Rotation.along(from.minus(kneePlace), ahead));
        set(knee, Rotation.along(kneePlace.minus(ankle(foot)), ahead));
        set(ankle, footTurn);
        Joint ball = Joint.values()[ankle.ordinal() + 3];
        set(ball, footTurn);
        hang(ball);
    }

    private void set(Joint joint, Rotation bone) {
        bones[joint.ordinal()] = bone;
    }

    private void hang(Joint joint) {
        int parent = joint.parentIndex();
        Vec3 offset = Proportions.joint(joint).minus(Proportions.joint(Joint.values()[parent]));
        joints[joint.ordinal()] = joints[parent].plus(bones[parent].apply(offset));
    }
}
