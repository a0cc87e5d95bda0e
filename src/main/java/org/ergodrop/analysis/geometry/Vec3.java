package org.ergodrop.analysis.geometry;

/** A point or direction in a right-handed frame; the unit is that of the frame it belongs to (metres unless said). */
public record Vec3(double x, double y, double z) {

    public static final Vec3 ZERO = new Vec3(0, 0, 0);

    public Vec3 plus(Vec3 other) {
        return new Vec3(x + other.x, y + other.y, z + other.z);
    }

    public Vec3 minus(Vec3 other) {
        return new Vec3(x - other.x, y - other.y, z - other.z);
    }

    public Vec3 times(double factor) {
        return new Vec3(factor * x, factor * y, factor * z);
    }

    public double dot(Vec3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    public Vec3 cross(Vec3 other) {
        return new Vec3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    public double norm() {
        return Math.sqrt(dot(this));
    }

    /** The same direction with length 1; NaN coordinates for a vector of length 0, so that callers check length first. */
    public Vec3 normalized() {
        return times(1 / norm());
    }

    public Vec3 midpoint(Vec3 other) {
        return plus(other).times(0.5);
    }

    public double distance(Vec3 other) {
        return minus(other).norm();
    }

    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
    }
}
