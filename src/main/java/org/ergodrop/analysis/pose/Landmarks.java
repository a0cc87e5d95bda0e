package org.ergodrop.analysis.pose;

import org.ergodrop.analysis.geometry.Vec3;

/**
 * The 33 BlazePose landmarks of one person in one frame, as MediaPipe's pose graph puts them out.
 *
 * <p>The arrays are owned by the record: not to be changed after construction.
 *
 * @param imagePx {@code float[33*3]}: landmark, x|y|z; x, y in pixels of the upright frame, z in the same scale as x
 * @param worldMetres {@code float[33*3]}: landmark, x|y|z in the camera frame [m]
 * @param visibility {@code float[33]} in [0, 1]
 * @param presence {@code float[33]} in [0, 1]
 * @param score the landmark model's pose flag in [0, 1]
 */
public record Landmarks(float[] imagePx, float[] worldMetres, float[] visibility, float[] presence, float score) {

    public static final int COUNT = 33;

    public Landmarks {
        if (imagePx.length != 3 * COUNT
                || worldMetres.length != 3 * COUNT
                || visibility.length != COUNT
                || presence.length != COUNT) {
            throw new IllegalArgumentException("33 landmarks are expected");
        }
    }

    /** World position in the camera frame [m]: x to the image's right, y down, z away from the camera. */
    public Vec3 world(Landmark landmark) {
        int at = 3 * landmark.ordinal();
        return new Vec3(worldMetres[at], worldMetres[at + 1], worldMetres[at + 2]);
    }

    /** Image position [px]; z in the scale of x. */
    public Vec3 image(Landmark landmark) {
        int at = 3 * landmark.ordinal();
        return new Vec3(imagePx[at], imagePx[at + 1], imagePx[at + 2]);
    }

    public double visibility(Landmark landmark) {
        return visibility[landmark.ordinal()];
    }
}
