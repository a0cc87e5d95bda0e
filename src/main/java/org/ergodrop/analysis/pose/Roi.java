package org.ergodrop.analysis.pose;

/**
 * A square, turned region of the upright frame.
 *
 * @param centreXPx centre, to the right [px]
 * @param centreYPx centre, downwards [px]
 * @param sidePx side [px]
 * @param rotationRad clockwise turn of the square in the image [rad], in [-π, π)
 */
record Roi(float centreXPx, float centreYPx, float sidePx, float rotationRad) {

    /** RectTransformationCalculator, scale_x and scale_y in MediaPipe's pose graph. */
    static final float MARGIN = 1.25f;

    /**
     * The square that stands upright on the line from the centre point to the scale point, side twice their distance
     * (MediaPipe, AlignmentPointsRectsCalculator with a target angle of 90°). Without {@link #MARGIN}.
     */
    static Roi around(float centreXPx, float centreYPx, float scaleXPx, float scaleYPx) {
        float dx = scaleXPx - centreXPx;
        float dy = scaleYPx - centreYPx;
        float side = (float) (Math.sqrt(dx * dx + dy * dy) * 2.0);
        return new Roi(centreXPx, centreYPx, side, wrapped((float) (Math.PI / 2 - Math.atan2(-dy, dx))));
    }

    /** The whole frame, padded to a square: what the detector looks at. */
    static Roi letterbox(int widthPx, int heightPx) {
        return new Roi(0.5f * widthPx, 0.5f * heightPx, Math.max(widthPx, heightPx), 0);
    }

    Roi withMargin() {
        return new Roi(centreXPx, centreYPx, sidePx * MARGIN, rotationRad);
    }

    /** False for a degenerate square: MediaPipe refuses to crop it. */
    boolean isUsable() {
        return sidePx > 0 && Float.isFinite(centreXPx + centreYPx + sidePx + rotationRad);
    }

    /** {@code angle} taken into [-π, π). */
    static float wrapped(float angle) {
        return (float) (angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI)));
    }
}
