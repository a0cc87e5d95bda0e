package org.ergodrop.analysis.ergonomics;

/**
 * The three edges between the four bands of one part [deg]. A value on an edge belongs to the band below it, except on the
 * first edge when {@code firstEdgeBelongsAbove} is set (the arm: 0 belongs to 0..40).
 *
 * @param firstDeg edge between band 0 and band 1
 * @param secondDeg edge between band 1 and band 2
 * @param thirdDeg edge between band 2 and band 3
 * @param firstEdgeBelongsAbove whether a value on the first edge is in band 1
 */
public record BandLimits(double firstDeg, double secondDeg, double thirdDeg, boolean firstEdgeBelongsAbove) {

    public static final int BANDS = 4;

    public BandLimits {
        if (!(firstDeg < secondDeg && secondDeg < thirdDeg)) {
            throw new IllegalArgumentException(
                    "band limits must rise, were " + firstDeg + ", " + secondDeg + ", " + thirdDeg);
        }
    }

    /** Band of an angle, 0..3. */
    public int bandOf(double degrees) {
        if (firstEdgeBelongsAbove ? degrees < firstDeg : degrees <= firstDeg) {
            return 0;
        }
        if (degrees <= secondDeg) {
            return 1;
        }
        return degrees <= thirdDeg ? 2 : 3;
    }
}
