package org.ergodrop.analysis.pose;

import java.util.Arrays;

/**
 * One-euro filter for many values at once, with MediaPipe's arithmetic (one_euro_filter.cc, low_pass_filter.cc): the speed
 * is taken from the last unfiltered value, states are kept in single precision.
 *
 * <p>Casiez, Roussel, Vogel: 1€ Filter, CHI 2012.
 */
final class OneEuroFilter {

    /**
     * @param minCutoffHz cutoff at rest [Hz]
     * @param beta how much speed opens the filter
     * @param speedCutoffHz cutoff of the speed's own filter [Hz]
     */
    record Tuning(double minCutoffHz, double beta, double speedCutoffHz) {}

    /** Before the first time step is known (frequency of the pbtxt options). */
    private static final double FIRST_FREQUENCY_HZ = 30;

    private final Tuning tuning;
    private final float[] raw;
    private final float[] filtered;
    private final float[] speed;
    private boolean started;
    private double frequencyHz = FIRST_FREQUENCY_HZ;
    private long lastMicros;

    OneEuroFilter(int values, Tuning tuning) {
        this.tuning = tuning;
        this.raw = new float[values];
        this.filtered = new float[values];
        this.speed = new float[values];
    }

    void reset() {
        started = false;
        frequencyHz = FIRST_FREQUENCY_HZ;
        lastMicros = 0;
        Arrays.fill(speed, 0);
    }

    /**
     * Filters {@code values} in place. A time that does not grow leaves them as they are.
     *
     * @param micros time, above 0 [µs]
     * @param valueScale 1 / size of the object, in the unit of the values
     */
    void apply(long micros, double valueScale, float[] values) {
        if (micros <= lastMicros) {
            return;
        }
        if (lastMicros != 0) {
            frequencyHz = 1e6 / (micros - lastMicros);
        }
        lastMicros = micros;
        float speedAlpha = alpha(tuning.speedCutoffHz());
        for (int i = 0; i < values.length; i++) {
            float value = values[i];
            float change = started ? (float) (((double) value - raw[i]) * valueScale * frequencyHz) : 0;
            speed[i] = started ? blend(speedAlpha, change, speed[i]) : change;
            float alpha = alpha(tuning.minCutoffHz() + tuning.beta() * Math.abs((double) speed[i]));
            filtered[i] = started ? blend(alpha, value, filtered[i]) : value;
            raw[i] = value;
            values[i] = filtered[i];
        }
        started = true;
    }

    private float alpha(double cutoffHz) {
        return (float) (1 / (1 + frequencyHz / (2 * Math.PI * cutoffHz)));
    }

    private static float blend(float alpha, float value, float stored) {
        return (float) (alpha * value + (1.0 - alpha) * stored);
    }
}
