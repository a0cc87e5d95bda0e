package org.ergodrop.report;

/** Numbers with a fixed number of decimals, a point, no exponent and no negative zero, quickly and without garbage. */
final class Decimals {

    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private Decimals() {}

    /**
     * Appends {@code value}, rounded half to even.
     *
     * @param places decimals, 0..6
     */
    static void append(StringBuilder to, double value, int places) {
        double scaled = Math.rint(Math.abs(value) * POWERS[places]);
        if (!(scaled < Long.MAX_VALUE)) {
            throw new IllegalArgumentException("no finite number of moderate size: " + value);
        }
        long digits = (long) scaled;
        if (value < 0 && digits != 0) {
            to.append('-');
        }
        to.append(digits / POWERS[places]);
        if (places > 0) {
            String fraction = Long.toString(digits % POWERS[places]);
            to.append('.').append("0".repeat(places - fraction.length())).append(fraction);
        }
    }
}
