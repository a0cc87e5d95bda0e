package org.ergodrop.demo.worker;

import org.ergodrop.analysis.geometry.Vec3;

/**
 * A perspective camera over the stage frame that looks along −z, tipped down by its tilt.
 *
 * @param widthPx picture width [px]
 * @param heightPx picture height [px]
 * @param azimuthDeg where it stands around the worker: 0 in front, 90 at the worker's left side, 180 behind [deg]
 * @param heightMetres above the floor [m]
 * @param distanceMetres from the worker along the floor [m]
 * @param tiltDeg downward tilt [deg]; the truth stays aligned with gravity
 */
public record Camera(
        int widthPx, int heightPx, double azimuthDeg, double heightMetres, double distanceMetres, double tiltDeg) {

    /** Focal length over picture height; a vertical field of 48°, as a phone held upright sees sideways. Ours. */
    private static final double FOCAL_SHARE = 1.11;

    /** 640 × 480 from the front, chest height: BlazePose finds and tracks the figure in every frame from here. */
    public static final Camera FRONT = new Camera(640, 480, 0, 1.3, 4.2, 0);

    public Camera {
        if (widthPx < 16 || heightPx < 16) {
            throw new IllegalArgumentException("the picture must be at least 16 pixels a side");
        }
        if (!(heightMetres > 0 && distanceMetres > 1 && Math.abs(tiltDeg) < 60)) {
            throw new IllegalArgumentException(
                    "the camera must be above the floor, over 1 m away and tilted below 60°");
        }
    }

    /** The same camera at another azimuth. */
    public Camera around(double newAzimuthDeg) {
        return new Camera(widthPx, heightPx, newAzimuthDeg, heightMetres, distanceMetres, tiltDeg);
    }

    /** The same view in another size. */
    public Camera sized(int newWidthPx, int newHeightPx) {
        return new Camera(newWidthPx, newHeightPx, azimuthDeg, heightMetres, distanceMetres, tiltDeg);
    }

    Vec3 place() {
        return new Vec3(0, heightMetres, distanceMetres);
    }

    double focalPx() {
        return FOCAL_SHARE * heightPx;
    }

    /** {@code v}, a direction of the stage, in the camera frame: x right, y down, z away. */
    Vec3 turned(Vec3 v) {
        double c = Math.cos(Math.toRadians(tiltDeg));
        double s = Math.sin(Math.toRadians(tiltDeg));
        return new Vec3(v.x(), -(c * v.y() - s * v.z()), -(s * v.y() + c * v.z()));
    }

    /** Picture position of a stage point [px], z its depth in front of the camera [m]. */
    Vec3 project(Vec3 point) {
        Vec3 seen = turned(point.minus(place()));
        double scale = focalPx() / seen.z();
        return new Vec3(0.5 * widthPx + scale * seen.x(), 0.5 * heightPx + scale * seen.y(), seen.z());
    }

    /** Whether the stage point is in front of the camera and within the picture. */
    boolean sees(Vec3 point) {
        Vec3 image = project(point);
        return image.z() > 0 && image.x() >= 0 && image.x() < widthPx && image.y() >= 0 && image.y() < heightPx;
    }

    /** Unit direction of the ray through the picture position [px]. */
    Vec3 ray(double xPx, double yPx) {
        double right = (xPx - 0.5 * widthPx) / focalPx();
        double down = (yPx - 0.5 * heightPx) / focalPx();
        double c = Math.cos(Math.toRadians(tiltDeg));
        double s = Math.sin(Math.toRadians(tiltDeg));
        return new Vec3(right, -down * c - s, down * s - c).normalized();
    }
}
