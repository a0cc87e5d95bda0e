package org.ergodrop.demo.worker;

import java.util.ArrayList;
import java.util.List;
import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * The figure's surface as a list of pieces. Girths are ours, drawn after a slim adult; they carry no angle. Pieces of one
 * group melt into each other, groups only touch.
 */
final class FigureShape {

    private static final int TRUNK = 0;
    private static final int LEGS = 1;
    private static final int HEAD = 2;
    private static final int LEFT_ARM = 3;
    private static final int RIGHT_ARM = 4;
    private static final int SHOES = 5;
    private static final int GROUPS = 6;

    private final PosedFigure pose;
    private final int figure;
    private final List<Blob> blobs = new ArrayList<>();

    private FigureShape(PosedFigure pose, int figure) {
        this.pose = pose;
        this.figure = figure;
    }

    /** All pieces, sorted by group; {@code figure} numbers the people on the stage. */
    static List<Blob> of(PosedFigure pose, int figure) {
        FigureShape shape = new FigureShape(pose, figure);
        shape.trunk();
        shape.legs();
        shape.head();
        shape.arm(1, Joint.LEFT_SHOULDER, LEFT_ARM);
        shape.arm(-1, Joint.RIGHT_SHOULDER, RIGHT_ARM);
        shape.shoe(1, Joint.LEFT_ANKLE);
        shape.shoe(-1, Joint.RIGHT_ANKLE);
        return List.copyOf(shape.blobs);
    }

    private void trunk() {
        ellipsoid(Joint.PELVIS, TRUNK, Material.TORSO, v(0, 0.085, -0.012), v(0.155, 0.1, 0.108));
        ellipsoid(Joint.SPINE1, TRUNK, Material.TORSO, v(0, 0.2, -0.005), v(0.142, 0.13, 0.104));
        ellipsoid(Joint.SPINE2, TRUNK, Material.TORSO, v(0, 0.32, -0.01), v(0.158, 0.14, 0.112));
        ellipsoid(Joint.SPINE3, TRUNK, Material.TORSO, v(0, 0.42, -0.018), v(0.165, 0.12, 0.108));
        for (int side = -1; side <= 1; side += 2) {
            Joint collar = side > 0 ? Joint.LEFT_COLLAR : Joint.RIGHT_COLLAR;
            capsule(
                    collar,
                    TRUNK,
                    Material.TORSO,
                    v(side * 0.06, 0.475, -0.03),
                    v(side * 0.14, 0.49, -0.03),
                    0.072,
                    0.06);
            capsule(
                    collar,
                    TRUNK,
                    Material.TORSO,
                    v(side * 0.02, 0.56, -0.05),
                    v(side * 0.14, 0.515, -0.035),
                    0.045,
                    0.05);
        }
    }

    private void legs() {
        ellipsoid(Joint.PELVIS, LEGS, Material.TROUSERS, v(0, 0.03, -0.012), v(0.158, 0.12, 0.112));
        for (int side = -1; side <= 1; side += 2) {
            Joint hip = side > 0 ? Joint.LEFT_HIP : Joint.RIGHT_HIP;
            Joint knee = side > 0 ? Joint.LEFT_KNEE : Joint.RIGHT_KNEE;
            Vec3 hipAt = Proportions.joint(hip);
            Vec3 kneeAt = Proportions.joint(knee);
            Vec3 hem = kneeAt.minus(v(0, Proportions.SHANK_METRES - 0.035, 0));
            ellipsoid(Joint.PELVIS, LEGS, Material.TROUSERS, v(side * 0.075, -0.01, -0.05), v(0.082, 0.095, 0.082));
            capsule(hip, LEGS, Material.TROUSERS, hipAt.minus(v(0, 0.03, 0)), kneeAt, 0.084, 0.058);
            capsule(knee, LEGS, Material.TROUSERS, kneeAt, kneeAt.minus(v(0, 0.14, 0.012)), 0.058, 0.057);
            capsule(knee, LEGS, Material.TROUSERS, kneeAt.minus(v(0, 0.14, 0.012)), hem, 0.057, 0.05);
        }
    }

    private void head() {
        capsule(Joint.NECK, HEAD, Material.SKIN, v(0, 0.55, -0.032), v(0, 0.66, -0.01), 0.056, 0.054);
        ellipsoid(
                Joint.HEAD,
                HEAD,
                Material.HEAD,
                Proportions.HEAD_CENTRE.plus(v(0, 0.012, -0.004)),
                v(0.077, 0.098, 0.1));
        ellipsoid(
                Joint.HEAD,
                HEAD,
                Material.HEAD,
                Proportions.HEAD_CENTRE.plus(v(0, -0.048, 0.03)),
                v(0.058, 0.066, 0.066));
        capsule(
                Joint.HEAD,
                HEAD,
                Material.HEAD,
                Proportions.HEAD_CENTRE.plus(v(0, 0.012, 0.092)),
                Proportions.HEAD_CENTRE.plus(FaceGeometry.NOSE).minus(v(0, 0, 0.012)),
                0.008,
                0.013);
        for (int side = -1; side <= 1; side += 2) {
            ellipsoid(
                    Joint.HEAD,
                    HEAD,
                    Material.HEAD,
                    Proportions.HEAD_CENTRE.plus(v(side * 0.079, -0.006, -0.005)),
                    v(0.01, 0.03, 0.02));
        }
    }

    private void arm(int side, Joint shoulder, int group) {
        Joint elbow = side > 0 ? Joint.LEFT_ELBOW : Joint.RIGHT_ELBOW;
        Joint wrist = side > 0 ? Joint.LEFT_WRIST : Joint.RIGHT_WRIST;
        Vec3 top = Proportions.joint(shoulder);
        Vec3 bend = Proportions.joint(elbow);
        Vec3 hand = Proportions.joint(wrist);
        capsule(shoulder, group, Material.SLEEVE, top, bend.plus(v(0, 0.035, 0)), 0.06, 0.045);
        capsule(shoulder, group, Material.SKIN, bend.plus(v(0, 0.05, 0)), bend, 0.038, 0.037);
        capsule(elbow, group, Material.SKIN, bend, bend.minus(v(0, 0.07, 0)), 0.038, 0.04);
        capsule(elbow, group, Material.SKIN, bend.minus(v(0, 0.07, 0)), hand, 0.04, 0.026);
        ellipsoid(wrist, group, Material.SKIN, hand.plus(v(0, -0.048, 0.002)), v(0.017, 0.05, 0.04));
        for (int finger = 0; finger < 4; finger++) {
            double across = 0.033 - 0.022 * finger;
            double length = 0.075 - 0.008 * Math.abs(finger - 1);
            Vec3 knuckle = hand.plus(v(0, -0.085, across));
            Vec3 tip = knuckle.plus(v(-side * 0.02, -length, 0.1 * across));
            capsule(wrist, group, Material.SKIN, knuckle, tip, 0.0095, 0.008);
        }
        Vec3 thumb = hand.plus(v(-side * 0.006, -0.03, 0.03));
        capsule(wrist, group, Material.SKIN, thumb, hand.plus(v(-side * 0.018, -0.09, 0.062)), 0.015, 0.0105);
    }

    private void shoe(int side, Joint ankle) {
        Vec3 at = Proportions.joint(ankle);
        Vec3 heel = at.plus(v(0, 0.042 - Proportions.ANKLE_HEIGHT_METRES, -0.03));
        Vec3 toe = at.plus(v(side * 0.014, 0.034 - Proportions.ANKLE_HEIGHT_METRES, 0.155));
        add(new Blob.Form(ankle, heel, toe, v(0.04, 0.042, 0.042), v(0.044, 0.032, 0.04)), SHOES, Material.SHOE);
        capsule(ankle, SHOES, Material.SHOE, at.minus(v(0, 0.01, 0)), heel.plus(v(0, 0, 0.04)), 0.042, 0.04);
    }

    private void ellipsoid(Joint carrier, int group, Material material, Vec3 centre, Vec3 radii) {
        add(new Blob.Form(carrier, centre, centre, radii, radii), group, material);
    }

    private void capsule(Joint carrier, int group, Material material, Vec3 from, Vec3 to, double... radii) {
        Vec3 first = v(radii[0], radii[0], radii[0]);
        Vec3 last = v(radii[1], radii[1], radii[1]);
        add(new Blob.Form(carrier, from, to, first, last), group, material);
    }

    private void add(Blob.Form form, int group, Material material) {
        blobs.add(new Blob(form, pose, material, figure * GROUPS + group, figure));
    }

    private static Vec3 v(double x, double y, double z) {
        return new Vec3(x, y, z);
    }
}
