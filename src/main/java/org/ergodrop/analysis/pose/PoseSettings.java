package org.ergodrop.analysis.pose;

import java.util.OptionalDouble;

/**
 * Settings of the pose graph; names and defaults as MediaPipe's where it has them.
 *
 * @param model which landmark model
 * @param crop how the region of interest is sampled
 * @param smoothing one-euro and visibility filters on the landmarks
 * @param timeStepMs fixed time step the filters see [ms]; empty = the video's own presentation times
 * @param minDetectionConfidence detector score a person needs, in [0, 1]
 * @param minTrackingConfidence pose flag above which the track goes on, in [0, 1]
 * @param threads processor threads of the landmark model; 0 = one per core
 * @param device where the models run
 */
public record PoseSettings(
        Model model,
        Crop crop,
        boolean smoothing,
        OptionalDouble timeStepMs,
        double minDetectionConfidence,
        double minTrackingConfidence,
        int threads,
        Device device) {

    /** BlazePose landmark models, by MediaPipe's names. */
    public enum Model {
        LITE,
        FULL,
        HEAVY
    }

    /** OPENCV: cv2.warpPerspective as the Python package does; HALF_PIXEL: GL texture sampling as the web package does. */
    public enum Crop {
        OPENCV,
        HALF_PIXEL
    }

    /** AUTO tries CUDA and goes on with the processor when it does not really work. */
    public enum Device {
        AUTO,
        CPU,
        CUDA
    }

    /** As the Python package, but with the video's own time and the full model: docs/decisions/0002, 0016 and 0017. */
    public static final PoseSettings DEFAULT =
            new PoseSettings(Model.FULL, Crop.OPENCV, true, OptionalDouble.empty(), 0.5, 0.5, 0, Device.AUTO);

    public PoseSettings {
        if (!(minDetectionConfidence >= 0 && minDetectionConfidence <= 1)) {
            throw new IllegalArgumentException(
                    "pose.min-detection-confidence must be in [0, 1], was " + minDetectionConfidence);
        }
        if (!(minTrackingConfidence >= 0 && minTrackingConfidence <= 1)) {
            throw new IllegalArgumentException(
                    "pose.min-tracking-confidence must be in [0, 1], was " + minTrackingConfidence);
        }
        if (threads < 0) {
            throw new IllegalArgumentException("pose.threads must be 0 or more, was " + threads);
        }
        if (timeStepMs.isPresent() && !(timeStepMs.getAsDouble() > 0)) {
            throw new IllegalArgumentException("pose.time-step must be positive or \"video\"");
        }
    }
}
