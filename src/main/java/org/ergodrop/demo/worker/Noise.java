package org.ergodrop.demo.worker;

/** Smooth value noise, the same everywhere and every time: no random generator, no assets. */
final class Noise {

    private Noise() {}

    /** In [0, 1], changes over a distance of about 1. */
    static double at(double x, double y, double z) {
        int ix = (int) Math.floor(x);
        int iy = (int) Math.floor(y);
        int iz = (int) Math.floor(z);
        double fx = MovementScript.smooth(x - ix);
        double fy = MovementScript.smooth(y - iy);
        double fz = MovementScript.smooth(z - iz);
        double low = mix(
                mix(hash(ix, iy, iz), hash(ix + 1, iy, iz), fx),
                mix(hash(ix, iy + 1, iz), hash(ix + 1, iy + 1, iz), fx),
                fy);
        double high = mix(
                mix(hash(ix, iy, iz + 1), hash(ix + 1, iy, iz + 1), fx),
                mix(hash(ix, iy + 1, iz + 1), hash(ix + 1, iy + 1, iz + 1), fx),
                fy);
        return mix(low, high, fz);
    }

    /** In [0, 1], one value for each cell. */
    static double hash(int x, int y, int z) {
        int h = x * 0x27D4EB2D ^ y * 0x165667B1 ^ z * 0x9E3779B1;
        h ^= h >>> 15;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        h ^= h >>> 16;
        return (h >>> 8) / (double) (1 << 24);
    }

    private static double mix(double a, double b, double share) {
        return a + share * (b - a);
    }
}
