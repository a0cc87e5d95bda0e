package org.ergodrop.analysis.pose;

/**
 * One person as the detector sees her. Coordinates are fractions of the image (of the padded square until
 * {@link Letterbox#remove} was applied): x of its width, y of its height.
 *
 * @param score detector score in [0, 1]
 * @param box {@code float[4]}: x min, y min, x max, y max; BlazePose's box is around the face and shoulders
 * @param keypoints {@code float[8]}: x|y of the mid hip, full-body scale point, mid shoulder, upper-body scale point
 */
record Detection(float score, float[] box, float[] keypoints) {

    static final int KEYPOINTS = 4;

    static final int MID_HIP = 0;
    static final int BODY_SCALE = 1;
    static final int MID_SHOULDER = 2;

    float xPx(int keypoint, int widthPx) {
        return keypoints[2 * keypoint] * widthPx;
    }

    float yPx(int keypoint, int heightPx) {
        return keypoints[2 * keypoint + 1] * heightPx;
    }

    /** The region for the landmark model, without margin. */
    Roi body(int widthPx, int heightPx) {
        return Roi.around(
                xPx(MID_HIP, widthPx), yPx(MID_HIP, heightPx), xPx(BODY_SCALE, widthPx), yPx(BODY_SCALE, heightPx));
    }

    /** Intersection over union of the boxes; 0 when they do not meet or are empty. */
    float overlap(Detection other) {
        float width = Math.min(box[2], other.box[2]) - Math.max(box[0], other.box[0]);
        float height = Math.min(box[3], other.box[3]) - Math.max(box[1], other.box[1]);
        if (!(width > 0 && height > 0)) {
            return 0;
        }
        float both = area() + other.area() - width * height;
        return both > 0 ? width * height / both : 0;
    }

    private float area() {
        return (box[2] - box[0]) * (box[3] - box[1]);
    }
}
