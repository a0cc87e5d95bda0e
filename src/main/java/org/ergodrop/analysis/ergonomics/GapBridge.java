package org.ergodrop.analysis.ergonomics;

import java.util.OptionalDouble;

/**
 * Turns the frames of one part of the body into stays and unseen time. A gap of up to {@code longestSeconds} between two
 * measurements of the same body is bridged: the last seen value stands for it. Everything else that was not measured is
 * unseen, also a short gap at either end of the video, where there is nothing to bridge to.
 */
final class GapBridge {

    /** Times are sums of frame steps: a gap of 12 steps of 1/30 s is one of 0.4 s. */
    private static final double ROUNDING_SECONDS = 1e-9;

    private static final int NOBODY = -1;

    private final double longestSeconds;
    private final TimeLine line;
    private OptionalDouble gapStartSeconds = OptionalDouble.empty();
    private double lastDegrees;
    private double lastConfidence;
    private boolean hasLast;
    private int body = NOBODY;

    GapBridge(double longestSeconds, TimeLine line) {
        this.longestSeconds = longestSeconds;
        this.line = line;
    }

    /** A frame in which the part was measured, and the time that it stands for. */
    void measured(Stay stay, int onBody) {
        boolean sameBody = !hasLast || onBody == body;
        if (gapStartSeconds.isPresent()) {
            double start = gapStartSeconds.getAsDouble();
            if (hasLast && sameBody && stay.startSeconds() - start <= longestSeconds + ROUNDING_SECONDS) {
                line.held(new Stay(start, stay.startSeconds(), lastDegrees, lastConfidence));
            } else {
                line.unseen(start, stay.startSeconds());
            }
            gapStartSeconds = OptionalDouble.empty();
        } else if (!sameBody) {
            line.broken();
        }
        line.held(stay);
        lastDegrees = stay.degrees();
        lastConfidence = stay.confidence();
        hasLast = true;
        body = onBody;
    }

    /** A frame in which the part was not measured. */
    void missing(double startSeconds) {
        if (gapStartSeconds.isEmpty()) {
            gapStartSeconds = OptionalDouble.of(startSeconds);
        }
    }

    /** Time for which the video has no frame at all: never bridged. */
    void lost(double startSeconds, double endSeconds) {
        line.unseen(gapStartSeconds.orElse(startSeconds), endSeconds);
        gapStartSeconds = OptionalDouble.empty();
        hasLast = false;
    }

    void end(double endSeconds) {
        if (gapStartSeconds.isPresent()) {
            line.unseen(gapStartSeconds.getAsDouble(), endSeconds);
            gapStartSeconds = OptionalDouble.empty();
        }
        line.ended();
    }
}
