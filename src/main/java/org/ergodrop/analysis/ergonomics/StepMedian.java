package org.ergodrop.analysis.ergonomics;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Median time step between frames in constant memory: steps are counted in classes of 0.1 ms, all above 2 s in one, and the
 * median class answers with the mean of its steps. With an even number of steps the lower middle one is taken.
 */
final class StepMedian {

    private static final double CLASS_SECONDS = 1e-4;
    private static final double LONGEST_SECONDS = 2;

    private final TreeMap<Long, Steps> classes = new TreeMap<>();
    private long steps;

    void add(double stepSeconds) {
        long at = Math.round(Math.min(stepSeconds, LONGEST_SECONDS) / CLASS_SECONDS);
        classes.merge(at, new Steps(1, stepSeconds), Steps::plus);
        steps++;
    }

    /** Empty without a step. */
    OptionalDouble seconds() {
        long below = 0;
        for (Map.Entry<Long, Steps> entry : classes.entrySet()) {
            below += entry.getValue().count();
            if (2 * below >= steps) {
                return OptionalDouble.of(entry.getValue().mean());
            }
        }
        return OptionalDouble.empty();
    }

    private record Steps(long count, double sumSeconds) {

        Steps plus(Steps other) {
            return new Steps(count + other.count, sumSeconds + other.sumSeconds);
        }

        double mean() {
            return sumSeconds / count;
        }
    }
}
