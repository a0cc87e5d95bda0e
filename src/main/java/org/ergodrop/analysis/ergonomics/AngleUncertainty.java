package org.ergodrop.analysis.ergonomics;

/**
 * How far a measured angle may be from the true one: {@code σ = at half confidence · 0.5 / confidence}, within limits. With
 * the default a value of confidence 1 has σ = 4° (the best single-camera pipelines publish about 5°), one of confidence 0.5
 * has 8°, and nothing is taken to be worse than 16° (BlazePose-class pipelines publish 10 to 15°). Decision 0010.
 *
 * @param atHalfConfidenceDeg σ of a value with confidence 0.5 [deg]
 * @param leastDeg σ is never smaller [deg]
 * @param mostDeg σ is never larger [deg]
 */
public record AngleUncertainty(double atHalfConfidenceDeg, double leastDeg, double mostDeg) {

    public static final AngleUncertainty DEFAULT = new AngleUncertainty(8, 4, 16);

    public AngleUncertainty {
        if (!(atHalfConfidenceDeg >= 0 && leastDeg >= 0 && mostDeg >= leastDeg)) {
            throw new IllegalArgumentException("the uncertainty must not be negative and its limits must rise, was "
                    + atHalfConfidenceDeg + " in [" + leastDeg + ", " + mostDeg + "]");
        }
    }

    /** One standard deviation of a value with this confidence [deg]. */
    public double sigmaDeg(double confidence) {
        double sigma = confidence > 0 ? atHalfConfidenceDeg * 0.5 / confidence : mostDeg;
        return Math.max(leastDeg, Math.min(mostDeg, sigma));
    }
}
