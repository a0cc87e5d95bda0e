package org.ergodrop.analysis.body;

/**
 * How landmarks are weighed against each other, against anatomy and against the previous frame. All values are ours; ADR-0007
 * gives the reasons.
 *
 * @param imageSigmaMetres standard deviation of a landmark across the image (x, y) [m]
 * @param depthSigmaMetres standard deviation of a landmark along the line of sight (z) [m]: BlazePose guesses depth
 * @param outlierSigmas distance in standard deviations from which a landmark's pull stops growing (pseudo-Huber)
 * @param headSigmaRad standard deviation of the face's direction [rad]
 * @param changeSigmaRad change of a joint's rotation within 1/30 s above which continuity stops resisting (Cauchy) [rad]
 * @param visibleContinuity share in [0, 1] of the continuity term that a clearly visible joint keeps; hidden ones keep all
 * @param maxGapSeconds longest pause after which the previous frame still counts [s]
 * @param shapeFrames number of frames the shape is estimated from, whatever the video's length
 * @param maxSteps most Levenberg-Marquardt steps per frame
 */
public record BodySettings(
        double imageSigmaMetres,
        double depthSigmaMetres,
        double outlierSigmas,
        double headSigmaRad,
        double changeSigmaRad,
        double visibleContinuity,
        double maxGapSeconds,
        int shapeFrames,
        int maxSteps) {

    public static final BodySettings DEFAULT =
            new BodySettings(0.04, 0.06, 3.0, 0.9, Math.toRadians(8), 0.15, 0.4, 96, 15);

    public BodySettings {
        positive("body.image-sigma", imageSigmaMetres);
        positive("body.depth-sigma", depthSigmaMetres);
        positive("body.outlier-sigmas", outlierSigmas);
        positive("body.head-sigma", headSigmaRad);
        positive("body.change-sigma", changeSigmaRad);
        positive("body.max-gap", maxGapSeconds);
        if (!(visibleContinuity >= 0 && visibleContinuity <= 1)) {
            throw new IllegalArgumentException("body.visible-continuity must be in [0, 1], was " + visibleContinuity);
        }
        if (shapeFrames < 1 || shapeFrames > 10_000) {
            throw new IllegalArgumentException("body.shape-frames must be in 1..10000, was " + shapeFrames);
        }
        if (maxSteps < 1) {
            throw new IllegalArgumentException("body.max-steps must be 1 or more, was " + maxSteps);
        }
    }

    private static void positive(String key, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(key + " must be positive, was " + value);
        }
    }
}
