package org.ergodrop.analysis.pose;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The part of MediaPipe's pose graph that remembers: puts a reading back into the frame, smooths it, and foretells the next
 * region (pose_landmark_by_roi_cpu.pbtxt, pose_landmark_filtering.pbtxt, pose_landmarks_to_roi.pbtxt).
 *
 * <p>The points of the next region are always smoothed; the landmarks only when smoothing is on.
 */
final class PoseGraph {

    private static final OneEuroFilter.Tuning IMAGE = new OneEuroFilter.Tuning(0.05, 80, 1);
    private static final OneEuroFilter.Tuning WORLD = new OneEuroFilter.Tuning(0.1, 40, 1);
    private static final OneEuroFilter.Tuning REGION = new OneEuroFilter.Tuning(0.01, 10, 1);

    /** min_allowed_object_scale: below, nothing is smoothed. */
    private static final float MIN_OBJECT_PX = 1e-6f;

    private final OneEuroFilter imageFilter = new OneEuroFilter(3 * Landmarks.COUNT, IMAGE);
    private final OneEuroFilter worldFilter = new OneEuroFilter(3 * Landmarks.COUNT, WORLD);
    private final OneEuroFilter regionFilter = new OneEuroFilter(4, REGION);
    private final VisibilityFilter visibilityFilter = new VisibilityFilter();
    private final boolean smoothing;
    private @Nullable Roi nextRoi;

    PoseGraph(boolean smoothing) {
        this.smoothing = smoothing;
    }

    /** Where to look in the next frame; null when the detector has to say. */
    @Nullable
    Roi nextRoi() {
        return nextRoi;
    }

    /** Looks there in the next frame. */
    void lookAt(Roi roi) {
        nextRoi = roi;
    }

    /** The square around the body of the last frame, without margin. */
    Roi body() {
        Roi roi = Objects.requireNonNull(nextRoi, "there is no body");
        return new Roi(roi.centreXPx(), roi.centreYPx(), roi.sidePx() / Roi.MARGIN, roi.rotationRad());
    }

    /** A body that was never seen before: nothing is remembered. */
    void reset() {
        lost();
        worldFilter.reset();
        visibilityFilter.reset();
    }

    /**
     * A frame without a body. Only the filters of image landmarks and of the region start anew: in MediaPipe they have an
     * input that comes with every frame, while the world and visibility filters get no packet and keep their state.
     */
    void lost() {
        nextRoi = null;
        imageFilter.reset();
        regionFilter.reset();
    }

    /**
     * The landmarks of a frame, in the frame.
     *
     * @param roi the region that was read
     * @param micros time of the frame for the filters [µs]
     */
    Landmarks place(BodyReading reading, Roi roi, long micros) {
        float cos = (float) Math.cos(roi.rotationRad());
        float sin = (float) Math.sin(roi.rotationRad());
        float[] image = new float[3 * Landmarks.COUNT];
        float[] world = new float[3 * Landmarks.COUNT];
        for (int i = 0; i < Landmarks.COUNT; i++) {
            image[3 * i] = imageX(reading, i, roi, cos, sin);
            image[3 * i + 1] = imageY(reading, i, roi, cos, sin);
            image[3 * i + 2] = reading.z[i] * roi.sidePx();
            world[3 * i] = cos * reading.world[3 * i] - sin * reading.world[3 * i + 1];
            world[3 * i + 1] = sin * reading.world[3 * i] + cos * reading.world[3 * i + 1];
            world[3 * i + 2] = reading.world[3 * i + 2];
        }
        float[] visibility = Arrays.copyOf(reading.visibility, Landmarks.COUNT);
        float objectPx = foretell(reading, roi, micros);
        if (smoothing) {
            visibilityFilter.apply(visibility);
            worldFilter.apply(micros, 1, world);
            if (objectPx >= MIN_OBJECT_PX) {
                imageFilter.apply(micros, 1f / objectPx, image);
            }
        }
        return new Landmarks(image, world, visibility, Arrays.copyOf(reading.presence, Landmarks.COUNT), reading.flag);
    }

    /** Sets the next region; returns the object's size before smoothing [px]. */
    private float foretell(BodyReading reading, Roi roi, long micros) {
        float cos = (float) Math.cos(roi.rotationRad());
        float sin = (float) Math.sin(roi.rotationRad());
        float[] points = {
            imageX(reading, BodyReading.HIP_CENTRE, roi, cos, sin),
            imageY(reading, BodyReading.HIP_CENTRE, roi, cos, sin),
            imageX(reading, BodyReading.BODY_SCALE, roi, cos, sin),
            imageY(reading, BodyReading.BODY_SCALE, roi, cos, sin)
        };
        float objectPx = Roi.around(points[0], points[1], points[2], points[3]).sidePx();
        if (objectPx >= MIN_OBJECT_PX) {
            regionFilter.apply(micros, 1f / objectPx, points);
        }
        nextRoi = Roi.around(points[0], points[1], points[2], points[3]).withMargin();
        return objectPx;
    }

    private static float imageX(BodyReading reading, int i, Roi roi, float cos, float sin) {
        return roi.centreXPx() + roi.sidePx() * (cos * (reading.x[i] - 0.5f) - sin * (reading.y[i] - 0.5f));
    }

    private static float imageY(BodyReading reading, int i, Roi roi, float cos, float sin) {
        return roi.centreYPx() + roi.sidePx() * (sin * (reading.x[i] - 0.5f) + cos * (reading.y[i] - 0.5f));
    }
}
