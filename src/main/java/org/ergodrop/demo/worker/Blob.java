package org.ergodrop.demo.worker;

import org.ergodrop.analysis.body.Joint;
import org.ergodrop.analysis.geometry.Vec3;

/**
 * One piece of the figure's surface: an ellipsoid drawn along a line, its half-axes changing from one end to the other. It
 * hangs on a bone; sizes and ends are given on the figure at rest.
 */
final class Blob {

    /**
     * @param carrier joint whose bone carries the piece
     * @param from one end on the figure at rest [m]
     * @param to the other end; the same point for an ellipsoid [m]
     * @param fromRadii half-axes at {@code from} along the rest axes [m]
     * @param toRadii half-axes at {@code to} [m]
     */
    record Form(Joint carrier, Vec3 from, Vec3 to, Vec3 fromRadii, Vec3 toRadii) {

        boolean isRound() {
            return fromRadii.x() == fromRadii.y()
                    && fromRadii.x() == fromRadii.z()
                    && toRadii.x() == toRadii.y()
                    && toRadii.x() == toRadii.z();
        }
    }

    final int group;
    final Material material;
    final int figure;
    final Vec3 start;
    final Vec3 end;
    final double startRadius;
    final double endRadius;
    /** How far this piece melts into others of its group [m]: thin pieces less, so that fingers stay fingers. */
    final double blend;

    private final Form form;
    private final boolean round;
    private final double ox;
    private final double oy;
    private final double oz;
    private final double[] turn;
    private final double lx;
    private final double ly;
    private final double lz;
    private final double perLength2;

    Blob(Form form, PosedFigure pose, Material material, int group, int figure) {
        this.form = form;
        this.material = material;
        this.group = group;
        this.figure = figure;
        this.round = form.isRound();
        this.start = pose.carried(form.carrier(), form.from());
        this.end = pose.carried(form.carrier(), form.to());
        this.startRadius = longest(form.fromRadii());
        this.endRadius = longest(form.toRadii());
        this.blend = Math.min(Surface.BLEND_METRES, 0.6 * Math.min(startRadius, endRadius));
        this.ox = start.x();
        this.oy = start.y();
        this.oz = start.z();
        Rotation r = pose.bone(form.carrier());
        this.turn = new double[] {
            r.x().x(), r.x().y(), r.x().z(), r.y().x(), r.y().y(), r.y().z(), r.z().x(), r.z().y(), r.z().z()
        };
        Vec3 line = round ? end.minus(start) : form.to().minus(form.from());
        this.lx = line.x();
        this.ly = line.y();
        this.lz = line.z();
        double length2 = line.dot(line);
        this.perLength2 = length2 > 0 ? 1 / length2 : 0;
    }

    /** About the distance to the surface [m], negative inside; too long by at most the ratio of its half-axes. */
    double distance(double x, double y, double z) {
        double px = x - ox;
        double py = y - oy;
        double pz = z - oz;
        if (round) {
            double h = share(px, py, pz);
            double dx = px - h * lx;
            double dy = py - h * ly;
            double dz = pz - h * lz;
            return Math.sqrt(dx * dx + dy * dy + dz * dz) - startRadius - h * (endRadius - startRadius);
        }
        double qx = turn[0] * px + turn[1] * py + turn[2] * pz;
        double qy = turn[3] * px + turn[4] * py + turn[5] * pz;
        double qz = turn[6] * px + turn[7] * py + turn[8] * pz;
        double h = share(qx, qy, qz);
        Vec3 a = form.fromRadii();
        Vec3 b = form.toRadii();
        double rx = a.x() + h * (b.x() - a.x());
        double ry = a.y() + h * (b.y() - a.y());
        double rz = a.z() + h * (b.z() - a.z());
        double ux = (qx - h * lx) / rx;
        double uy = (qy - h * ly) / ry;
        double uz = (qz - h * lz) / rz;
        double k0 = Math.sqrt(ux * ux + uy * uy + uz * uz);
        double vx = ux / rx;
        double vy = uy / ry;
        double vz = uz / rz;
        double k1 = Math.sqrt(vx * vx + vy * vy + vz * vz);
        return k1 < 1e-9 ? -Math.min(rx, Math.min(ry, rz)) : k0 * (k0 - 1) / k1;
    }

    private double share(double x, double y, double z) {
        double h = (x * lx + y * ly + z * lz) * perLength2;
        return h < 0 ? 0 : Math.min(h, 1);
    }

    /** The point of the figure at rest that is now at the stage point. */
    Vec3 atRest(double x, double y, double z) {
        double px = x - ox;
        double py = y - oy;
        double pz = z - oz;
        return new Vec3(
                form.from().x() + turn[0] * px + turn[1] * py + turn[2] * pz,
                form.from().y() + turn[3] * px + turn[4] * py + turn[5] * pz,
                form.from().z() + turn[6] * px + turn[7] * py + turn[8] * pz);
    }

    private static double longest(Vec3 radii) {
        return Math.max(radii.x(), Math.max(radii.y(), radii.z()));
    }
}
