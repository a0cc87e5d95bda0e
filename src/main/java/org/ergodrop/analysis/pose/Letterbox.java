package org.ergodrop.analysis.pose;

/**
 * The padding that makes a frame square (MediaPipe, PadRoi and DetectionLetterboxRemovalCalculator).
 *
 * @param left padding left and right, as a fraction of the square's side
 * @param top padding above and below, as a fraction of the square's side
 */
record Letterbox(float left, float top) {

    static Letterbox of(int widthPx, int heightPx) {
        float ratio = (float) heightPx / widthPx;
        return ratio < 1 ? new Letterbox(0, (1 - ratio) / 2) : new Letterbox((1 - 1 / ratio) / 2, 0);
    }

    /** The detection in fractions of the frame. */
    Detection remove(Detection padded) {
        return new Detection(padded.score(), unpadded(padded.box()), unpadded(padded.keypoints()));
    }

    private float[] unpadded(float[] points) {
        float[] frame = new float[points.length];
        for (int i = 0; i < points.length; i += 2) {
            frame[i] = (points[i] - left) / (1 - 2 * left);
            frame[i + 1] = (points[i + 1] - top) / (1 - 2 * top);
        }
        return frame;
    }
}
