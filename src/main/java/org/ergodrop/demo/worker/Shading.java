package org.ergodrop.demo.worker;

import java.util.List;
import org.ergodrop.analysis.geometry.Vec3;

/** Light on the figure: a lamp, light from everywhere, less of it in hollows, folds in the cloth. */
final class Shading {

    /** How dark a hollow gets. Ours, by eye. */
    private static final double OCCLUSION_STRENGTH = 0.9;

    private final Lighting lighting;
    private final List<Paint> paints;

    Shading(Lighting lighting, List<Clothes> clothes) {
        this.lighting = lighting;
        this.paints = clothes.stream().map(Paint::new).toList();
    }

    /** Lays the surface at {@code p} over the pixel; {@code cover} is the share of the pixel that it fills. */
    void blend(Surface around, Vec3 p, Vec3 ray, double cover, byte[] rgb, int at) {
        Blob piece = around.nearest(p.x(), p.y(), p.z());
        Vec3 rest = piece.atRest(p.x(), p.y(), p.z());
        Paint paint = paints.get(piece.figure);
        Vec3 normal = folded(around.normal(p.x(), p.y(), p.z()), rest, paint.foldMetres(piece.material));
        double lamp = normal.dot(lighting.towards());
        double diffuse = lighting.direct() * Math.max(0, 0.2 + 0.8 * lamp);
        double open = openness(around, p, normal);
        double everywhere = lighting.ambient() * open * (0.78 + 0.22 * normal.y());
        double rim = 0.08 * lighting.ambient() * Math.pow(1 + Math.min(0, normal.dot(ray)), 2);
        int colour = paint.at(piece.material, rest);
        double light = diffuse * (0.5 + 0.5 * open) + everywhere + rim;
        for (int channel = 0; channel < 3; channel++) {
            int base = colour >> (16 - 8 * channel) & 0xFF;
            double shown = Math.min(255, light * base);
            rgb[at + channel] = (byte) (cover * shown + (1 - cover) * (rgb[at + channel] & 0xFF));
        }
    }

    /** Ambient occlusion: 1 = open, smaller where other surface is near along the normal. */
    private static double openness(Surface around, Vec3 p, Vec3 normal) {
        double hidden = 0;
        double weight = 1;
        for (int i = 1; i <= 3; i++) {
            double reach = 0.045 * i;
            Vec3 q = p.plus(normal.times(reach));
            hidden += weight * Math.max(0, reach - around.distance(q.x(), q.y(), q.z())) / reach;
            weight *= 0.6;
        }
        return Math.max(0.25, 1 - OCCLUSION_STRENGTH * hidden / 1.96);
    }

    /** The normal of cloth whose height changes with smooth noise, stretched along the limbs. */
    private static Vec3 folded(Vec3 normal, Vec3 rest, double metres) {
        if (metres == 0) {
            return normal;
        }
        double e = 0.004;
        double here = fold(rest.x(), rest.y(), rest.z());
        Vec3 slope = new Vec3(
                fold(rest.x() + e, rest.y(), rest.z()) - here,
                fold(rest.x(), rest.y() + e, rest.z()) - here,
                fold(rest.x(), rest.y(), rest.z() + e) - here);
        return normal.minus(slope.times(metres / e)).normalized();
    }

    private static double fold(double x, double y, double z) {
        return Noise.at(14 * x + 6 * y, 22 * y, 14 * z);
    }
}
