package org.ergodrop.analysis.ergonomics;

/** A stretch of time longer than the bridged gap in which nobody was measured [s]. */
public record Gap(double startSeconds, double endSeconds) {

    public double lengthSeconds() {
        return endSeconds - startSeconds;
    }
}
