package org.ergodrop.demo.worker;

import org.ergodrop.analysis.geometry.Vec3;

/** A rotation, held as the images of the three axes: the columns of its matrix. */
record Rotation(Vec3 x, Vec3 y, Vec3 z) {

    static final Rotation NONE = new Rotation(new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1));

    /** About the person's left: positive brings what is above forward. */
    static Rotation forward(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return new Rotation(new Vec3(1, 0, 0), new Vec3(0, c, s), new Vec3(0, -s, c));
    }

    /** About the vertical: positive turns what looks forward to the left. */
    static Rotation turnLeft(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return new Rotation(new Vec3(c, 0, -s), new Vec3(0, 1, 0), new Vec3(s, 0, c));
    }

    /** About forward: positive tips what is above to the left. */
    static Rotation tipLeft(double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return new Rotation(new Vec3(c, -s, 0), new Vec3(s, c, 0), new Vec3(0, 0, 1));
    }

    /** The frame whose y axis is {@code up} and whose z axis is as near to {@code ahead} as it can be. */
    static Rotation along(Vec3 up, Vec3 ahead) {
        Vec3 y = up.normalized();
        Vec3 x = y.cross(ahead).normalized();
        return new Rotation(x, y, x.cross(y));
    }

    Vec3 apply(Vec3 v) {
        return x.times(v.x()).plus(y.times(v.y())).plus(z.times(v.z()));
    }

    /** This rotation after {@code first}. */
    Rotation times(Rotation first) {
        return new Rotation(apply(first.x), apply(first.y), apply(first.z));
    }

    /** {@code v} seen from the rotated axes. */
    Vec3 unapply(Vec3 v) {
        return new Vec3(x.dot(v), y.dot(v), z.dot(v));
    }
}
