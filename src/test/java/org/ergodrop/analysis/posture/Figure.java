package org.ergodrop.analysis.posture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ergodrop.analysis.body.FittedBody;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.body.SkinPoint;
import org.ergodrop.analysis.geometry.Vec3;
import org.ergodrop.analysis.pose.Landmark;
import org.ergodrop.analysis.pose.Landmarks;
import org.ergodrop.analysis.pose.PoseFrame;

/**
 * A small forward kinematics for tests, independent of the fitter: a figure of rods that stands at the origin of the upright
 * frame and faces the camera (+z), so that its left is +x. Angles in degrees; every one is 0 in the upright stance.
 */
final class Figure {

    private static final Vec3 X = new Vec3(1, 0, 0);
    private static final Vec3 Y = new Vec3(0, 1, 0);
    private static final Vec3 Z = new Vec3(0, 0, 1);

    private double trunkForward;
    private double trunkLeft;
    private double twistLeft;
    private double neckForward;
    private double neckLeft;
    private Vec3 leftArm = new Vec3(0, -1, 0);
    private Vec3 rightArm = new Vec3(0, -1, 0);
    private double leftElbow;
    private double rightElbow;
    private double leftKnee;
    private double skinTrunkOffset;
    private double skinHeadOffset;
    private UnaryOperator<Vec3> placed = point -> point;
    private final Map<Landmark, Double> visibility = new EnumMap<>(Landmark.class);
    private final Map<Joint, Double> confidence = new EnumMap<>(Joint.class);
    private final Map<Joint, Vec3> moved = new EnumMap<>(Joint.class);

    static Figure standing() {
        return new Figure();
    }

    Figure bentForward(double degrees) {
        trunkForward = degrees;
        return this;
    }

    Figure bentLeft(double degrees) {
        trunkLeft = degrees;
        return this;
    }

    Figure shouldersTurnedLeft(double degrees) {
        twistLeft = degrees;
        return this;
    }

    Figure neck(double forward, double left) {
        neckForward = forward;
        neckLeft = left;
        return this;
    }

    /** Direction of the left upper arm in the thorax's axes: outward, up, ahead. */
    Figure leftArm(double outward, double up, double ahead) {
        leftArm = new Vec3(outward, up, ahead);
        return this;
    }

    /** Direction of the right upper arm in the thorax's axes: outward, up, ahead. */
    Figure rightArm(double outward, double up, double ahead) {
        rightArm = new Vec3(-outward, up, ahead);
        return this;
    }

    /** Raises the left arm by {@code elevation} in a plane {@code azimuth} away from straight ahead, outward positive. */
    Figure leftArmRaised(double elevation, double azimuth) {
        return leftArm(sin(elevation) * sin(azimuth), -cos(elevation), sin(elevation) * cos(azimuth));
    }

    /** As {@link #leftArmRaised}. */
    Figure rightArmRaised(double elevation, double azimuth) {
        return rightArm(sin(elevation) * sin(azimuth), -cos(elevation), sin(elevation) * cos(azimuth));
    }

    Figure elbows(double left, double right) {
        leftElbow = left;
        rightElbow = right;
        return this;
    }

    Figure leftKnee(double degrees) {
        leftKnee = degrees;
        return this;
    }

    /** Skin lines that are not parallel to the bones: inclination forward when standing. */
    Figure skinLines(double trunk, double head) {
        skinTrunkOffset = trunk;
        skinHeadOffset = head;
        return this;
    }

    /** Turns the whole figure to its left about the vertical. */
    Figure facingLeftBy(double degrees) {
        return then(point -> turned(point, Y, degrees));
    }

    Figure movedBy(Vec3 way) {
        return then(point -> point.plus(way));
    }

    Figure scaled(double factor) {
        return then(point -> point.times(factor));
    }

    Figure lyingOnTheBack() {
        return then(point -> turned(point, X, -90));
    }

    Figure then(UnaryOperator<Vec3> next) {
        UnaryOperator<Vec3> before = placed;
        placed = point -> next.apply(before.apply(point));
        return this;
    }

    Figure seen(Landmark landmark, double howWell) {
        visibility.put(landmark, howWell);
        return this;
    }

    Figure supported(Joint joint, double howWell) {
        confidence.put(joint, howWell);
        return this;
    }

    Figure with(Joint joint, Vec3 place) {
        moved.put(joint, place);
        return this;
    }

    /** The mirror image of this figure: places mirrored at the sagittal plane, and left called right. */
    FittedBody mirrored() {
        FittedBody body = body();
        List<Vec3> joints = new ArrayList<>();
        double[] confidences = new double[Joint.COUNT];
        for (Joint joint : Joint.values()) {
            joints.add(mirror(body.joint(opposite(joint))));
            confidences[joint.ordinal()] = body.confidence(opposite(joint));
        }
        return new FittedBody(joints, body.skin().stream().map(Figure::mirror).toList(), confidences, body.errorMm());
    }

    FittedBody body() {
        Map<Joint, Vec3> at = joints();
        Vec3 lumbar = at.get(Joint.PELVIS);
        Vec3 cervical = lumbar.plus(trunkTurned(skinLine(skinTrunkOffset, 0.5)));
        Vec3 head = cervical.plus(neckTurned(skinLine(skinHeadOffset, 0.2)));
        List<Vec3> joints = Arrays.stream(Joint.values())
                .map(joint -> moved.getOrDefault(joint, placed.apply(at.get(joint))))
                .toList();
        double[] confidences = new double[Joint.COUNT];
        for (Joint joint : Joint.values()) {
            confidences[joint.ordinal()] = confidence.getOrDefault(joint, 1.0);
        }
        Map<SkinPoint, Vec3> skin = new EnumMap<>(SkinPoint.class);
        skin.put(SkinPoint.LUMBAR, placed.apply(lumbar));
        skin.put(SkinPoint.CERVICAL, placed.apply(cervical));
        skin.put(SkinPoint.HEAD, placed.apply(head));
        return new FittedBody(joints, List.copyOf(skin.values()), confidences, 12.5);
    }

    /** The figure's joints as world landmarks in the camera frame. */
    PoseFrame frame() {
        FittedBody body = body();
        float[] world = new float[3 * Landmarks.COUNT];
        float[] visible = new float[Landmarks.COUNT];
        for (Landmark landmark : Landmark.values()) {
            Vec3 at = body.joint(jointAt(landmark));
            world[3 * landmark.ordinal()] = (float) at.x();
            world[3 * landmark.ordinal() + 1] = (float) -at.y();
            world[3 * landmark.ordinal() + 2] = (float) -at.z();
            visible[landmark.ordinal()] = visibility.getOrDefault(landmark, 1.0).floatValue();
        }
        return new PoseFrame(7, 0.25, new Landmarks(new float[99], world, visible, visible.clone(), 1), 0);
    }

    Posture posture() {
        return posture(PostureSettings.DEFAULT, StandingOffset.NONE);
    }

    Posture posture(PostureSettings settings, StandingOffset offset) {
        return new PostureMeter(settings, offset).measure(frame(), Optional.of(body()));
    }

    double degrees(Angle angle) {
        Measured measured = posture().angle(angle);
        return measured.degrees().orElseThrow(() -> new AssertionError(angle + ": " + measured.reason()));
    }

    double confidence(Angle angle) {
        return posture().angle(angle).confidence();
    }

    private Map<Joint, Vec3> joints() {
        Map<Joint, Vec3> at = new EnumMap<>(Joint.class);
        at.put(Joint.PELVIS, new Vec3(0, 1, 0));
        at.put(Joint.LEFT_HIP, new Vec3(0.1, 1, 0));
        at.put(Joint.RIGHT_HIP, new Vec3(-0.1, 1, 0));
        at.put(Joint.LEFT_KNEE, new Vec3(0.1, 0.55, 0));
        at.put(Joint.RIGHT_KNEE, new Vec3(-0.1, 0.55, 0));
        at.put(Joint.LEFT_ANKLE, at.get(Joint.LEFT_KNEE).plus(turned(new Vec3(0, -0.45, 0), X, leftKnee)));
        at.put(Joint.RIGHT_ANKLE, new Vec3(-0.1, 0.1, 0));
        at.put(Joint.LEFT_FOOT, at.get(Joint.LEFT_ANKLE).plus(new Vec3(0, -0.05, 0.1)));
        at.put(Joint.RIGHT_FOOT, new Vec3(-0.1, 0.05, 0.1));
        at.put(Joint.SPINE1, onTrunk(0, 0.1, 0));
        at.put(Joint.SPINE2, onTrunk(0, 0.2, 0));
        at.put(Joint.SPINE3, onTrunk(0, 0.3, 0));
        at.put(Joint.NECK, onTrunk(0, 0.5, 0));
        at.put(Joint.HEAD, at.get(Joint.NECK).plus(neckTurned(new Vec3(0, 0.2, 0))));
        at.put(Joint.LEFT_COLLAR, onTrunk(0.05, 0.45, 0));
        at.put(Joint.RIGHT_COLLAR, onTrunk(-0.05, 0.45, 0));
        putArm(at, leftArm, leftElbow, true);
        putArm(at, rightArm, rightElbow, false);
        return at;
    }

    private void putArm(Map<Joint, Vec3> at, Vec3 direction, double bend, boolean left) {
        Vec3 shoulder = onTrunk(left ? 0.18 : -0.18, 0.5, 0);
        Vec3 upper = direction.times(0.3 / direction.norm());
        Vec3 bendAxis = Math.abs(upper.normalized().x()) > 0.9 ? Y : X;
        Vec3 fore = turned(upper.times(0.9), perpendicular(bendAxis, upper), bend);
        at.put(left ? Joint.LEFT_SHOULDER : Joint.RIGHT_SHOULDER, shoulder);
        at.put(left ? Joint.LEFT_ELBOW : Joint.RIGHT_ELBOW, shoulder.plus(thoraxTurned(upper)));
        at.put(left ? Joint.LEFT_WRIST : Joint.RIGHT_WRIST, shoulder.plus(thoraxTurned(upper.plus(fore))));
    }

    private static Vec3 perpendicular(Vec3 axis, Vec3 to) {
        Vec3 unit = to.normalized();
        return axis.minus(unit.times(axis.dot(unit))).normalized();
    }

    private Vec3 onTrunk(double left, double up, double ahead) {
        return new Vec3(0, 1, 0).plus(thoraxTurned(new Vec3(left, up, ahead)));
    }

    private Vec3 thoraxTurned(Vec3 point) {
        return trunkTurned(turned(point, Y, twistLeft));
    }

    private Vec3 trunkTurned(Vec3 point) {
        return turned(turned(point, Z, -trunkLeft), X, trunkForward);
    }

    private Vec3 neckTurned(Vec3 point) {
        return thoraxTurned(turned(turned(point, Z, -neckLeft), X, neckForward));
    }

    private static Vec3 skinLine(double forwardDegrees, double length) {
        return new Vec3(0, length * cos(forwardDegrees), length * sin(forwardDegrees));
    }

    static Vec3 turned(Vec3 point, Vec3 axis, double degrees) {
        return point.times(cos(degrees))
                .plus(axis.cross(point).times(sin(degrees)))
                .plus(axis.times(axis.dot(point) * (1 - cos(degrees))));
    }

    static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }

    private static Vec3 mirror(Vec3 point) {
        return new Vec3(-point.x(), point.y(), point.z());
    }

    private static Joint opposite(Joint joint) {
        String name = joint.name();
        if (name.startsWith("LEFT_")) {
            return Joint.valueOf("RIGHT_" + name.substring(5));
        }
        return name.startsWith("RIGHT_") ? Joint.valueOf("LEFT_" + name.substring(6)) : joint;
    }

    private static Joint jointAt(Landmark landmark) {
        return switch (landmark) {
            case LEFT_SHOULDER -> Joint.LEFT_SHOULDER;
            case RIGHT_SHOULDER -> Joint.RIGHT_SHOULDER;
            case LEFT_ELBOW -> Joint.LEFT_ELBOW;
            case RIGHT_ELBOW -> Joint.RIGHT_ELBOW;
            case LEFT_WRIST, LEFT_PINKY, LEFT_INDEX, LEFT_THUMB -> Joint.LEFT_WRIST;
            case RIGHT_WRIST, RIGHT_PINKY, RIGHT_INDEX, RIGHT_THUMB -> Joint.RIGHT_WRIST;
            case LEFT_HIP -> Joint.LEFT_HIP;
            case RIGHT_HIP -> Joint.RIGHT_HIP;
            case LEFT_KNEE -> Joint.LEFT_KNEE;
            case RIGHT_KNEE -> Joint.RIGHT_KNEE;
            case LEFT_ANKLE, LEFT_HEEL -> Joint.LEFT_ANKLE;
            case RIGHT_ANKLE, RIGHT_HEEL -> Joint.RIGHT_ANKLE;
            case LEFT_FOOT_INDEX -> Joint.LEFT_FOOT;
            case RIGHT_FOOT_INDEX -> Joint.RIGHT_FOOT;
            default -> Joint.HEAD;
        };
    }
}
