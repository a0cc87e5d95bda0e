package org.ergodrop.demo.worker;

import org.ergodrop.analysis.geometry.Vec3;

/** What colour the figure's surface has, by place on the figure at rest. Drawn by eye, ours. */
final class Paint {

    private static final int EYE_WHITE = 0xF2EEE8;
    private static final int IRIS = 0x2A1A12;
    private static final int LIPS = 0xA8564E;
    private static final double VEST_HEM = 0.055;

    private final Clothes clothes;

    Paint(Clothes clothes) {
        this.clothes = clothes;
    }

    /** {@code 0xRRGGBB} of {@code material} at {@code rest}, a point of the figure at rest [m]. */
    int at(Material material, Vec3 rest) {
        return switch (material) {
            case HEAD -> head(rest.minus(Proportions.HEAD_CENTRE));
            case SKIN -> clothes.skin();
            case TORSO -> torso(rest);
            case SLEEVE -> clothes.shirt();
            case TROUSERS ->
                rest.y() > VEST_HEM - 0.02 && rest.y() < 0.075 ? darker(clothes.trousers()) : clothes.trousers();
            case SHOE -> clothes.shoes();
        };
    }

    /** How rough the material is: height of its folds [m]. */
    double foldMetres(Material material) {
        return switch (material) {
            case TORSO -> 0.007;
            case SLEEVE -> 0.007;
            case TROUSERS -> 0.009;
            case HEAD, SKIN, SHOE -> 0;
        };
    }

    private int torso(Vec3 p) {
        if (p.y() < VEST_HEM) {
            return clothes.shirt();
        }
        double side = Math.abs(p.x());
        boolean openCollar = p.z() > 0 && p.y() > 0.47 && side < 0.16 * (p.y() - 0.47) + 0.012;
        if (openCollar || p.y() > 0.565) {
            return clothes.shirt();
        }
        boolean braces = side > 0.07 && side < 0.108 && p.y() > 0.2;
        boolean belt = p.y() > 0.165 && p.y() < 0.215;
        return braces || belt ? clothes.stripes() : clothes.vest();
    }

    private int head(Vec3 p) {
        if (p.y() > hairline(p.z()) && !isEar(p)) {
            double strand = Noise.at(p.x() * 220, p.y() * 90, p.z() * 220);
            return scaled(clothes.hair(), 0.75 + 0.6 * strand);
        }
        return p.z() > 0.03 ? face(Math.abs(p.x()), p.y()) : clothes.skin();
    }

    private int face(double side, double y) {
        Vec3 eye = FaceGeometry.EYE;
        double ex = (side - eye.x()) / 0.0145;
        double ey = (y - eye.y()) / 0.0075;
        if (ex * ex + ey * ey < 1) {
            double ix = (side - eye.x()) / 0.0065;
            return ix * ix + ey * ey * 0.8 < 1 ? IRIS : EYE_WHITE;
        }
        if (Math.abs(side - eye.x()) < 0.0185
                && Math.abs(y - 0.033 + 2 * (side - eye.x()) * (side - eye.x()) / 0.05) < 0.0042) {
            return clothes.hair();
        }
        Vec3 mouth = FaceGeometry.MOUTH_CORNER;
        double my = (y - mouth.y()) / (0.0065 * (1.15 - side / mouth.x()));
        if (side < mouth.x() && Math.abs(my) < 1) {
            return Math.abs(y - mouth.y()) < 0.0012 ? darker(LIPS) : LIPS;
        }
        boolean nostril = Math.abs(y + 0.034) < 0.004 && side > 0.003 && side < 0.011;
        return nostril ? darker(clothes.skin()) : clothes.skin();
    }

    private static boolean isEar(Vec3 p) {
        return Math.abs(p.x()) > 0.0765 && p.y() < 0.03;
    }

    /** Lowest hair, falling from the forehead to the nape. */
    private static double hairline(double z) {
        if (z > 0.055) {
            return 0.066;
        }
        if (z > 0.01) {
            return 0.03 + 0.036 * (z - 0.01) / 0.045;
        }
        return z > -0.03 ? 0.03 + 0.09 * (z - 0.01) / 0.04 : -0.06;
    }

    private static int darker(int rgb) {
        return scaled(rgb, 0.55);
    }

    static int scaled(int rgb, double factor) {
        int r = (int) Math.min(255, factor * (rgb >> 16 & 0xFF));
        int g = (int) Math.min(255, factor * (rgb >> 8 & 0xFF));
        int b = (int) Math.min(255, factor * (rgb & 0xFF));
        return r << 16 | g << 8 | b;
    }
}
