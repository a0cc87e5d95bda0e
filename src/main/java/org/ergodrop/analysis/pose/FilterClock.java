package org.ergodrop.analysis.pose;

import java.util.OptionalDouble;
import org.ergodrop.analysis.video.RgbFrame;

/**
 * The time the filters see. MediaPipe's Python package adds 33,333 µs a frame whatever the video's rate; the other choice is
 * the video's own presentation times.
 */
final class FilterClock {

    /** The filters take 0 for "no time yet": the first frame lies one step of 30 frames/s after it. */
    private static final long FIRST_MICROS = 33_333;

    private final OptionalDouble stepMs;
    private long frames;

    FilterClock(OptionalDouble stepMs) {
        this.stepMs = stepMs;
    }

    /** Time of the next frame [µs], above 0. Called once a frame, also for frames without a person. */
    long next(RgbFrame frame) {
        frames++;
        if (stepMs.isPresent()) {
            return Math.round(stepMs.getAsDouble() * 1000) * frames;
        }
        return FIRST_MICROS + Math.round(frame.timeSeconds() * 1e6);
    }

    void reset() {
        frames = 0;
    }
}
