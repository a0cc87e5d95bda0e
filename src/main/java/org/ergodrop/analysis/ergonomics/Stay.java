package org.ergodrop.analysis.ergonomics;

/**
 * A stretch of time with one value: a frame's own, or the last seen value that stands for a bridged gap.
 *
 * @param startSeconds [s]
 * @param endSeconds [s]
 * @param degrees the angle [deg]
 * @param confidence in [0, 1]
 */
record Stay(double startSeconds, double endSeconds, double degrees, double confidence) {

    double lengthSeconds() {
        return endSeconds - startSeconds;
    }
}
