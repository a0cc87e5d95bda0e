package org.ergodrop.demo.worker;

import java.util.EnumMap;
import java.util.Map;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.body.SkinPoint;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * The figure at rest: upright, arms and legs straight down, in a frame with its origin midway between the hips, x to the
 * person's left, y up, z forward [m], for a stature of 1.75 m.
 *
 * <p>Lengths of thigh 0.245, shank 0.246, ankle height 0.039, upper arm 0.186, forearm 0.146 and shoulder height 0.818 of
 * the stature: Drillis and Contini, in Winter, Biomechanics and Motor Control of Human Movement (4th ed. 2009), fig. 4.1.
 * Hip centres 0.17 m apart: Bell et al., J. Biomech. 23 (1990). Shoulder centres: biacromial breadth 0.40 m less 2 cm a
 * side. Division of the spine: ours, after the tree that the body models use. The skin points lie in one frontal plane,
 * so that the figure's angles are exactly 0 when it stands upright.
 */
final class Proportions {

    static final double STATURE_METRES = 1.75;
    static final double THIGH_METRES = 0.245 * STATURE_METRES;
    static final double SHANK_METRES = 0.246 * STATURE_METRES;
    static final double UPPER_ARM_METRES = 0.186 * STATURE_METRES;
    static final double FOREARM_METRES = 0.146 * STATURE_METRES;
    /** 0.039 of the stature and 12 mm of sole. */
    static final double ANKLE_HEIGHT_METRES = 0.039 * STATURE_METRES + 0.012;

    static final Vec3 LEFT_HIP = new Vec3(0.085, 0, 0);
    static final Vec3 HEAD_CENTRE = new Vec3(0, 0.725, -0.005);

    /** Depth of the plane of the skin points: the back of a person who stands against a wall, less 1 cm [m]. */
    private static final double BACK = -0.1;

    /** Shoulder above hip: 0.818 − 0.039 − 0.246 − 0.245 of the stature. */
    private static final double SHOULDER_HEIGHT = 0.288 * STATURE_METRES;

    private static final Map<Joint, Vec3> REST = rest();

    private Proportions() {}

    /** Rest position of a joint. */
    static Vec3 joint(Joint joint) {
        return java.util.Objects.requireNonNull(REST.get(joint));
    }

    private static Map<Joint, Vec3> rest() {
        Map<Joint, Vec3> rest = new EnumMap<>(Joint.class);
        rest.put(Joint.PELVIS, new Vec3(0, 0.05, 0));
        rest.put(Joint.SPINE1, new Vec3(0, 0.16, -0.02));
        rest.put(Joint.SPINE2, new Vec3(0, 0.28, -0.025));
        rest.put(Joint.SPINE3, new Vec3(0, 0.35, -0.03));
        rest.put(Joint.NECK, new Vec3(0, 0.55, -0.04));
        rest.put(Joint.HEAD, new Vec3(0, 0.65, -0.015));
        Vec3 knee = LEFT_HIP.minus(new Vec3(0, THIGH_METRES, 0));
        Vec3 ankle = knee.minus(new Vec3(0, SHANK_METRES, 0));
        Vec3 shoulder = new Vec3(0.18, SHOULDER_HEIGHT, -0.03);
        Vec3 elbow = shoulder.minus(new Vec3(0, UPPER_ARM_METRES, 0));
        pair(rest, Joint.LEFT_HIP, LEFT_HIP);
        pair(rest, Joint.LEFT_KNEE, knee);
        pair(rest, Joint.LEFT_ANKLE, ankle);
        pair(rest, Joint.LEFT_FOOT, ankle.plus(new Vec3(0.012, 0.02 - ANKLE_HEIGHT_METRES, 0.125)));
        pair(rest, Joint.LEFT_COLLAR, new Vec3(0.06, SHOULDER_HEIGHT - 0.01, -0.025));
        pair(rest, Joint.LEFT_SHOULDER, shoulder);
        pair(rest, Joint.LEFT_ELBOW, elbow);
        pair(rest, Joint.LEFT_WRIST, elbow.minus(new Vec3(0, FOREARM_METRES, 0)));
        return rest;
    }

    /** Left and right stand next to each other in {@link Joint}, left first. */
    private static void pair(Map<Joint, Vec3> rest, Joint left, Vec3 place) {
        rest.put(left, place);
        rest.put(Joint.values()[left.ordinal() + 1], mirrored(place));
    }

    static Vec3 skin(SkinPoint point) {
        return switch (point) {
            case LUMBAR -> new Vec3(0, 0.15, BACK);
            case CERVICAL -> new Vec3(0, 0.56, BACK);
            case HEAD -> new Vec3(0, 0.755, BACK);
        };
    }

    static Vec3 mirrored(Vec3 v) {
        return new Vec3(-v.x(), v.y(), v.z());
    }
}
