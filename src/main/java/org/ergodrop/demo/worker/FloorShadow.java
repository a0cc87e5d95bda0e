package org.ergodrop.demo.worker;

import java.util.List;
import org.ergodrop.analysis.geometry.Vec3;

/** The shadow of the people on the floor: each piece projected along the light, softer the higher the piece is. */
final class FloorShadow {

    private static final double SOFTEST_METRES = 0.12;

    private final double[] pieces;
    private double minX = Double.MAX_VALUE;
    private double maxX = -Double.MAX_VALUE;
    private double minZ = Double.MAX_VALUE;
    private double maxZ = -Double.MAX_VALUE;

    /** {@code double[n * 9]}: start x, z, end x, z, start radius, end radius, start height, end height, strength. */
    FloorShadow(List<Blob> blobs, Lighting lighting) {
        List<Blob> casting = blobs.stream()
                .filter(b -> Math.max(b.startRadius, b.endRadius) > 0.022)
                .toList();
        pieces = new double[casting.size() * 18];
        int at = 0;
        for (Blob blob : casting) {
            at = project(blob, lighting.towards(), 0.5 * lighting.direct() + 0.12, at);
            at = project(blob, new Vec3(0, 1, 0), 0.3 * Math.exp(-4 * blob.start.y()), at);
        }
    }

    /** Brightness that is left at a point of the floor, in (0, 1]. */
    double brightness(double x, double z) {
        if (x < minX || x > maxX || z < minZ || z > maxZ) {
            return 1;
        }
        double direct = 0;
        double contact = 0;
        for (int at = 0; at < pieces.length; at += 18) {
            direct = Math.max(direct, dark(at, x, z));
            contact = Math.max(contact, dark(at + 9, x, z));
        }
        return (1 - direct) * (1 - contact);
    }

    private int project(Blob blob, Vec3 light, double strength, int at) {
        Vec3 start = blob.start.minus(light.times(blob.start.y() / light.y()));
        Vec3 end = blob.end.minus(light.times(blob.end.y() / light.y()));
        double[] row = {
            start.x(),
            start.z(),
            end.x(),
            end.z(),
            blob.startRadius,
            blob.endRadius,
            blob.start.y(),
            blob.end.y(),
            strength
        };
        System.arraycopy(row, 0, pieces, at, row.length);
        double margin = Math.max(blob.startRadius, blob.endRadius) + 2 * SOFTEST_METRES;
        minX = Math.min(minX, Math.min(start.x(), end.x()) - margin);
        maxX = Math.max(maxX, Math.max(start.x(), end.x()) + margin);
        minZ = Math.min(minZ, Math.min(start.z(), end.z()) - margin);
        maxZ = Math.max(maxZ, Math.max(start.z(), end.z()) + margin);
        return at + row.length;
    }

    private double dark(int at, double x, double z) {
        double lx = pieces[at + 2] - pieces[at];
        double lz = pieces[at + 3] - pieces[at + 1];
        double px = x - pieces[at];
        double pz = z - pieces[at + 1];
        double length2 = lx * lx + lz * lz;
        double h = length2 > 0 ? Math.max(0, Math.min(1, (px * lx + pz * lz) / length2)) : 0;
        double distance = Math.hypot(px - h * lx, pz - h * lz) - pieces[at + 4] - h * (pieces[at + 5] - pieces[at + 4]);
        double height = pieces[at + 6] + h * (pieces[at + 7] - pieces[at + 6]);
        double soft = Math.min(SOFTEST_METRES, 0.015 + 0.08 * Math.max(0, height));
        return pieces[at + 8] * MovementScript.smooth(0.5 - 0.5 * distance / soft);
    }
}
