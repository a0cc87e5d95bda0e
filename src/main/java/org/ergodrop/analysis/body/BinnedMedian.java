package org.ergodrop.analysis.body;

/** Median of values within ±{@code limit}, in bins, so that memory does not grow with the video; others are left out. */
final class BinnedMedian {

    private final double bin;
    private final int[] counts;
    private int total;

    BinnedMedian(double limit, double bin) {
        this.bin = bin;
        this.counts = new int[2 * (int) Math.round(limit / bin) + 1];
    }

    void add(double value) {
        double at = Math.rint(value / bin) + counts.length / 2;
        if (at >= 0 && at < counts.length) {
            counts[(int) at]++;
            total++;
        }
    }

    /** The middle of the bin that holds the median; {@code otherwise} when fewer than {@code fewest} values came. */
    double or(double otherwise, int fewest) {
        if (total < fewest) {
            return otherwise;
        }
        int passed = counts[0];
        int at = 0;
        while (2L * passed < total) {
            at++;
            passed += counts[at];
        }
        return (at - counts.length / 2) * bin;
    }
}
