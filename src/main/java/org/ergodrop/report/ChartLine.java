package org.ergodrop.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An angle over time with few enough points for a chart. Every stretch of frames keeps its smallest and largest value, so a
 * peak of a single frame stays visible at its height; a stretch without a measurement breaks the line.
 */
final class ChartLine {

    /** A break, the smallest and the largest value. */
    private static final int POINTS_PER_STRETCH = 3;

    /**
     * @param timeSeconds presentation time [s]
     * @param degrees the angle [deg]; empty where the line breaks
     */
    record Point(double timeSeconds, OptionalDouble degrees) {}

    private final long framesPerStretch;
    private final double longestBridgedSeconds;
    private final List<Point> points = new ArrayList<>();
    private final Stretch stretch = new Stretch();
    private double lastMeasuredSeconds;

    /**
     * @param maxPoints most points the line has
     * @param frames how many will be added
     * @param longestBridgedSeconds longest time without a value that does not break the line [s]
     */
    ChartLine(int maxPoints, long frames, double longestBridgedSeconds) {
        long stretches = maxPoints / POINTS_PER_STRETCH;
        this.framesPerStretch = Math.max(1, (frames + stretches - 1) / stretches);
        this.longestBridgedSeconds = longestBridgedSeconds;
    }

    /** Takes the next frame's value. */
    void add(double timeSeconds, OptionalDouble degrees) {
        if (degrees.isPresent()) {
            double unseen = timeSeconds - lastMeasuredSeconds;
            if (unseen > longestBridgedSeconds) {
                stretch.gap(new Point((timeSeconds + lastMeasuredSeconds) / 2, OptionalDouble.empty()), unseen);
            }
            stretch.value(new Point(timeSeconds, degrees));
            lastMeasuredSeconds = timeSeconds;
        }
        stretch.frames++;
        if (stretch.frames == framesPerStretch) {
            stretch.drain();
        }
    }

    /** The points in order of time. */
    List<Point> points() {
        stretch.drain();
        return List.copyOf(points);
    }

    /** What is kept of the frames that were not drained yet. */
    private final class Stretch {

        private final List<Point> kept = new ArrayList<>();
        private long frames;
        private @org.jspecify.annotations.Nullable Point low;
        private @org.jspecify.annotations.Nullable Point high;
        private @org.jspecify.annotations.Nullable Point gap;
        private double gapSeconds;

        void value(Point point) {
            double degrees = point.degrees().getAsDouble();
            if (low == null || degrees < low.degrees().getAsDouble()) {
                low = point;
            }
            if (high == null || degrees > high.degrees().getAsDouble()) {
                high = point;
            }
        }

        void gap(Point point, double seconds) {
            if (seconds > gapSeconds) {
                gap = point;
                gapSeconds = seconds;
            }
        }

        void drain() {
            if (gap != null) {
                kept.add(gap);
            }
            if (low != null && high != null) {
                kept.add(low);
                if (!high.equals(low)) {
                    kept.add(high);
                }
            }
            kept.sort(Comparator.comparingDouble(Point::timeSeconds));
            points.addAll(kept);
            kept.clear();
            low = null;
            high = null;
            gap = null;
            gapSeconds = 0;
            frames = 0;
        }
    }
}
