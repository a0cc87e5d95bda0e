package org.ergodrop.analysis.pose;

/** Low-pass filter of visibilities (MediaPipe, VisibilitySmoothingCalculator, alpha 0.1). */
final class VisibilityFilter {

    private static final float ALPHA = 0.1f;

    private final float[] stored = new float[Landmarks.COUNT];
    private boolean started;

    void reset() {
        started = false;
    }

    /** Filters {@code values} in place. */
    void apply(float[] values) {
        for (int i = 0; i < stored.length; i++) {
            stored[i] = started ? (float) (ALPHA * values[i] + (1.0 - ALPHA) * stored[i]) : values[i];
            values[i] = stored[i];
        }
        started = true;
    }
}
