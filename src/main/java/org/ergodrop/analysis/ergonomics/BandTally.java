package org.ergodrop.analysis.ergonomics;

import java.util.Arrays;
import java.util.List;

/**
 * Seconds per band, and how far they may be off: for each moment, every band that the angle's uncertainty reaches could be
 * the true one. {@code low} counts the time in which no other band was in reach, {@code high} the time in which the band
 * was. The range is wide on purpose: it also holds when all errors point the same way, as those of one camera do.
 */
final class BandTally implements TimeLine {

    private final BandLimits limits;
    private final AngleUncertainty uncertainty;
    private final double minConfidence;
    private final double[] seconds = new double[BandLimits.BANDS];
    private final double[] low = new double[BandLimits.BANDS];
    private final double[] high = new double[BandLimits.BANDS];
    private double unseenSeconds;
    private double lowConfidenceSeconds;

    BandTally(BandLimits limits, AngleUncertainty uncertainty, double minConfidence) {
        this.limits = limits;
        this.uncertainty = uncertainty;
        this.minConfidence = minConfidence;
    }

    @Override
    public void held(Stay stay) {
        double length = stay.lengthSeconds();
        seconds[limits.bandOf(stay.degrees())] += length;
        double sigma = uncertainty.sigmaDeg(stay.confidence());
        int lowest = limits.bandOf(stay.degrees() - sigma);
        int highest = limits.bandOf(stay.degrees() + sigma);
        for (int band = lowest; band <= highest; band++) {
            high[band] += length;
        }
        if (lowest == highest) {
            low[lowest] += length;
        }
        if (stay.confidence() < minConfidence) {
            lowConfidenceSeconds += length;
        }
    }

    @Override
    public void unseen(double startSeconds, double endSeconds) {
        unseenSeconds += endSeconds - startSeconds;
    }

    @Override
    public void broken() {
        // another body's time counts like any other
    }

    @Override
    public void ended() {
        // nothing is pending: every stay was counted when it came
    }

    PartSummary summary(BodyPart part, EpisodeFinder episodes) {
        return new PartSummary(
                part,
                list(seconds),
                list(low),
                list(high),
                list(episodes.sustainedSeconds()),
                unseenSeconds,
                lowConfidenceSeconds,
                episodes.episodes());
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
