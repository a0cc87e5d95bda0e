package org.ergodrop.demo.worker;

import org.ergodrop.analysis.geometry.Vec3;

/** The hall behind the worker: a concrete floor, a wall and a rack with boxes. Drawn once for a camera, by ray and plane. */
final class Warehouse {

    private static final double WALL_Z = -2.6;
    private static final double RACK_Z = -2.3;
    private static final double[] SHELVES = {0.42, 1.1, 1.78, 2.46};
    private static final double BEAM = 0.045;
    private static final double BAY = 2.0;

    private Warehouse() {}

    /** {@code byte[height * width * 3]}, R|G|B. */
    static byte[] picture(Camera camera, Lighting lighting) {
        byte[] rgb = new byte[3 * camera.widthPx() * camera.heightPx()];
        double light = Math.min(1.1, lighting.direct() * 0.75 + lighting.ambient() * 0.9);
        for (int row = 0; row < camera.heightPx(); row++) {
            for (int column = 0; column < camera.widthPx(); column++) {
                int colour = Paint.scaled(seen(camera, camera.ray(column + 0.5, row + 0.5)), light);
                int at = 3 * (row * camera.widthPx() + column);
                rgb[at] = (byte) (colour >> 16);
                rgb[at + 1] = (byte) (colour >> 8);
                rgb[at + 2] = (byte) colour;
            }
        }
        return rgb;
    }

    private static int seen(Camera camera, Vec3 ray) {
        Vec3 eye = camera.place();
        if (ray.y() < 0) {
            Vec3 floor = eye.plus(ray.times(-eye.y() / ray.y()));
            if (floor.z() > WALL_Z) {
                return floor(floor.x(), floor.z());
            }
        }
        Vec3 rack = eye.plus(ray.times((RACK_Z - eye.z()) / ray.z()));
        int racked = rack(rack.x(), rack.y());
        return racked >= 0 ? racked : wall(eye.plus(ray.times((WALL_Z - eye.z()) / ray.z())));
    }

    private static int floor(double x, double z) {
        double grain = Noise.at(3 * x, 0, 3 * z) * 0.6 + Noise.at(17 * x, 1, 17 * z) * 0.4;
        double slabX = Math.abs(Math.IEEEremainder(x + 0.35 * z - 0.4, 2.4));
        double slabZ = Math.abs(Math.IEEEremainder(z - 0.35 * x + 0.7, 2.4));
        boolean joint = Math.min(slabX, slabZ) < 0.008;
        return grey((joint ? 0.5 : 0.6) + 0.1 * (grain - 0.5));
    }

    private static int wall(Vec3 p) {
        double stain = Noise.at(1.2 * p.x(), 1.2 * p.y(), 7) - 0.5;
        double fall = 0.08 * (p.y() - 1.2);
        return grey(p.y() < 0.14 ? 0.42 : 0.68 + 0.08 * stain + fall);
    }

    /** Colour of the rack, −1 where one sees through it. */
    private static int rack(double x, double y) {
        double upright = Math.abs(Math.IEEEremainder(x - 0.25, BAY));
        if (upright < 0.035 && y < 3.2) {
            return Paint.scaled(0x2F4E9A, upright < 0.012 ? 0.8 : 1);
        }
        for (int shelf = 0; shelf < SHELVES.length; shelf++) {
            double above = y - SHELVES[shelf];
            if (above > -BEAM && above <= 0) {
                return Paint.scaled(0xC8702A, above > -0.012 ? 1.1 : 0.95);
            }
            if (above > 0 && above < 0.62) {
                return box(x, above, shelf);
            }
        }
        return -1;
    }

    private static int box(double x, double above, int shelf) {
        double pitch = 0.5;
        int number = (int) Math.floor(x / pitch);
        double inside = x - number * pitch;
        double width = 0.34 + 0.12 * Noise.hash(number, shelf, 1);
        double height = 0.18 + 0.34 * Noise.hash(number, shelf, 2);
        boolean empty = Noise.hash(number, shelf, 3) < 0.22;
        if (empty || inside > width || above > height) {
            return -1;
        }
        double tone = 0.72 + 0.4 * Noise.hash(number, shelf, 4) + 0.1 * (Noise.at(40 * x, 40 * above, shelf) - 0.5);
        boolean tape = Math.abs(inside - 0.5 * width) < 0.03;
        boolean edge = inside < 0.008 || inside > width - 0.008 || above > height - 0.008;
        return Paint.scaled(tape ? 0xCDB48A : 0xB08F66, edge ? 0.8 * tone : tone);
    }

    private static int grey(double brightness) {
        int level = (int) Math.max(0, Math.min(255, 255 * brightness));
        return level << 16 | level << 8 | Math.min(255, level + 2);
    }
}
