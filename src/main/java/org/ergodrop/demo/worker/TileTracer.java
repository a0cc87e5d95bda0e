package org.ergodrop.demo.worker;

import java.util.ArrayList;
import java.util.List;
import org.ergodrop.analysis.geometry.Vec3;

/** Sphere tracing of one tile of the picture, over the hall that is already in the picture. */
final class TileTracer {

    static final int SIDE_PX = 16;

    private static final int MOST_STEPS = 64;
    /** Distances of stretched ellipsoids are a little too long; steps are shortened accordingly. Ours, no holes seen. */
    private static final double STEP_SHARE = 0.85;

    private static final double HIT_METRES = 0.0008;
    /** How far around a tile pieces still darken it by being near [m]. */
    private static final double OCCLUSION_METRES = 0.16;

    private final Camera camera;
    private final Stage stage;
    private final FloorShadow shadow;
    private final Shading shading;
    private final double[] bounds;

    TileTracer(Camera camera, Lighting lighting, Stage stage) {
        this.camera = camera;
        this.stage = stage;
        this.shadow = new FloorShadow(stage.blobs(), lighting);
        this.shading = new Shading(lighting, stage.clothes());
        this.bounds = new double[stage.blobs().size() * 5];
        for (int i = 0; i < stage.blobs().size(); i++) {
            bound(stage.blobs().get(i), 5 * i);
        }
    }

    void trace(int tileX, int tileY, byte[] rgb) {
        int left = tileX * SIDE_PX;
        int top = tileY * SIDE_PX;
        Surface near = new Surface(inTile(left, top, 0));
        Surface around = near.isEmpty() ? near : new Surface(inTile(left, top, OCCLUSION_METRES));
        for (int y = top; y < Math.min(top + SIDE_PX, camera.heightPx()); y++) {
            for (int x = left; x < Math.min(left + SIDE_PX, camera.widthPx()); x++) {
                pixel(near, around, x, y, rgb);
            }
        }
    }

    private void pixel(Surface near, Surface around, int x, int y, byte[] rgb) {
        int at = 3 * (y * camera.widthPx() + x);
        Vec3 ray = camera.ray(x + 0.5, y + 0.5);
        Vec3 eye = camera.place();
        double floor = ray.y() < 0 ? -eye.y() / ray.y() : Double.MAX_VALUE;
        if (floor < Double.MAX_VALUE) {
            double left = shadow.brightness(eye.x() + floor * ray.x(), eye.z() + floor * ray.z());
            if (left < 1) {
                for (int channel = 0; channel < 3; channel++) {
                    rgb[at + channel] = (byte) (left * (rgb[at + channel] & 0xFF));
                }
            }
        }
        if (near.isEmpty()) {
            return;
        }
        march(near, around, ray, floor, rgb, at);
    }

    private void march(Surface near, Surface around, Vec3 ray, double floor, byte[] rgb, int at) {
        Vec3 eye = camera.place();
        double t = Math.max(0.3, near.distance(eye.x(), eye.y(), eye.z()) * STEP_SHARE);
        double far = Math.min(floor, camera.distanceMetres() + 6);
        double closest = Double.MAX_VALUE;
        double closestT = 0;
        double before = Double.MAX_VALUE;
        for (int step = 0; step < MOST_STEPS && t < far; step++) {
            double d = near.distance(eye.x() + t * ray.x(), eye.y() + t * ray.y(), eye.z() + t * ray.z());
            double inPixels = d * camera.focalPx() / t;
            if (inPixels < closest) {
                closest = inPixels;
                closestT = t;
            }
            if (d < HIT_METRES) {
                break;
            }
            if (d > before && d > 0.5) {
                return;
            }
            before = d;
            t += Math.max(HIT_METRES, d * STEP_SHARE);
        }
        double cover = Math.min(1, 1.3 - closest);
        if (cover > 0) {
            shading.blend(around, eye.plus(ray.times(closestT)), ray, cover, rgb, at);
        }
    }

    private List<Blob> inTile(int left, int top, double aroundMetres) {
        List<Blob> seen = new ArrayList<>();
        for (int i = 0; i < stage.blobs().size(); i++) {
            double grown = 2 + aroundMetres * bounds[5 * i + 4];
            if (bounds[5 * i] - grown < left + SIDE_PX
                    && bounds[5 * i + 1] + grown > left
                    && bounds[5 * i + 2] - grown < top + SIDE_PX
                    && bounds[5 * i + 3] + grown > top) {
                seen.add(stage.blobs().get(i));
            }
        }
        return seen;
    }

    /** Left, right, top, bottom [px] and pixels per metre of what a piece can cover. */
    private void bound(Blob blob, int at) {
        Vec3 start = camera.project(blob.start);
        Vec3 end = camera.project(blob.end);
        double nearest = Math.min(start.z(), end.z()) - Math.max(blob.startRadius, blob.endRadius);
        double scale = camera.focalPx() / Math.max(0.3, nearest);
        double r0 = 1.15 * scale * (blob.startRadius + 0.5 * Surface.BLEND_METRES);
        double r1 = 1.15 * scale * (blob.endRadius + 0.5 * Surface.BLEND_METRES);
        boolean behind = nearest < 0.3;
        bounds[at] = behind ? Double.MAX_VALUE : Math.min(start.x() - r0, end.x() - r1);
        bounds[at + 1] = Math.max(start.x() + r0, end.x() + r1);
        bounds[at + 2] = Math.min(start.y() - r0, end.y() - r1);
        bounds[at + 3] = Math.max(start.y() + r0, end.y() + r1);
        bounds[at + 4] = scale;
    }
}
