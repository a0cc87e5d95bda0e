package org.ergodrop.analysis.ergonomics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.analysis.posture.PostureSeries;

/**
 * Bands and episodes of a constant-rate CSV by the rules of the Python prototype, so that the first sheet of its old videos
 * stays what it was: time = frames ÷ rate, an episode has at least {@code int(minimum · rate)} frames in one band, and no
 * hysteresis or bridged gap. The times in the CSV are not read. A frame without a value is unseen and breaks an episode.
 */
public final class PrototypeCount {

    private final ErgonomicsSettings settings;
    private final double framesPerSecond;

    /**
     * @param settings bands and the shortest episode; gap and hysteresis are not used
     * @param framesPerSecond rate the CSV states [1/s]
     */
    public PrototypeCount(ErgonomicsSettings settings, double framesPerSecond) {
        if (!(framesPerSecond > 0) || Double.isInfinite(framesPerSecond)) {
            throw new IllegalArgumentException("the frame rate must be positive, was " + framesPerSecond);
        }
        this.settings = settings;
        this.framesPerSecond = framesPerSecond;
    }

    public ErgonomicsSummary count(PostureSeries series) {
        List<Frames> parts = Arrays.stream(BodyPart.values()).map(Frames::new).toList();
        Frames.Presence presence = new Frames.Presence();
        series.forEach(posture -> {
            parts.forEach(part -> part.add(posture, this));
            presence.add(posture);
        });
        return new ErgonomicsSummary(
                presence.frames,
                presence.framesWithPerson,
                presence.frames / framesPerSecond,
                presence.framesWithPerson / framesPerSecond,
                parts.stream().map(part -> part.summary(this)).toList(),
                presence.gaps(framesPerSecond));
    }

    /** Frames of one part; becomes seconds only at the end, so that no rounding adds up. */
    private static final class Frames {

        private final BodyPart part;
        private final long[] inBand = new long[BandLimits.BANDS];
        private final long[] low = new long[BandLimits.BANDS];
        private final long[] high = new long[BandLimits.BANDS];
        private final long[] sustained = new long[BandLimits.BANDS];
        private final List<Episode> episodes = new ArrayList<>();
        private long frames;
        private long unseen;
        private long lowConfidence;
        private int runBand = -1;
        private long runStart;
        private double runSumDeg;
        private double runPeakDeg;

        private Frames(BodyPart part) {
            this.part = part;
        }

        private void add(Posture posture, PrototypeCount rules) {
            Measured measured = posture.angle(PartCount.angleOf(part, rules.settings.armReference()));
            if (measured.isMeasured()) {
                value(measured.degrees().getAsDouble(), measured.confidence(), rules);
            } else {
                endRun(rules);
                unseen++;
            }
            frames++;
        }

        private void value(double degrees, double confidence, PrototypeCount rules) {
            BandLimits limits = rules.settings.limits(part);
            int band = limits.bandOf(degrees);
            inBand[band]++;
            double sigma = AngleUncertainty.DEFAULT.sigmaDeg(confidence);
            int lowest = limits.bandOf(degrees - sigma);
            int highest = limits.bandOf(degrees + sigma);
            for (int reached = lowest; reached <= highest; reached++) {
                high[reached]++;
            }
            if (lowest == highest) {
                low[lowest]++;
            }
            if (confidence < rules.settings.minConfidence()) {
                lowConfidence++;
            }
            if (band != runBand) {
                endRun(rules);
                runBand = band;
                runStart = frames;
                runSumDeg = 0;
                runPeakDeg = degrees;
            }
            runSumDeg += degrees;
            runPeakDeg = band == 0 ? Math.min(runPeakDeg, degrees) : Math.max(runPeakDeg, degrees);
        }

        private void endRun(PrototypeCount rules) {
            long length = frames - runStart;
            // a truncated product, not a rounded one: the prototype's int()
            if (runBand >= 0 && length >= (long) (rules.settings.minEpisodeSeconds() * rules.framesPerSecond)) {
                sustained[runBand] += length;
                episodes.add(new Episode(
                        part,
                        runBand,
                        runStart / rules.framesPerSecond,
                        frames / rules.framesPerSecond,
                        runPeakDeg,
                        runSumDeg / length));
            }
            runBand = -1;
        }

        private PartSummary summary(PrototypeCount rules) {
            endRun(rules);
            double rate = rules.framesPerSecond;
            return new PartSummary(
                    part,
                    seconds(inBand, rate),
                    seconds(low, rate),
                    seconds(high, rate),
                    seconds(sustained, rate),
                    unseen / rate,
                    lowConfidence / rate,
                    episodes);
        }

        private static List<Double> seconds(long[] counted, double rate) {
            return Arrays.stream(counted).mapToObj(count -> count / rate).toList();
        }

        /** Frames with and without anybody. */
        private static final class Presence {

            private final List<long[]> gaps = new ArrayList<>();
            private long frames;
            private long framesWithPerson;

            private void add(Posture posture) {
                if (posture.angles().stream().anyMatch(Measured::isMeasured)) {
                    framesWithPerson++;
                } else if (!gaps.isEmpty() && gaps.get(gaps.size() - 1)[1] == frames) {
                    gaps.get(gaps.size() - 1)[1]++;
                } else {
                    gaps.add(new long[] {frames, frames + 1});
                }
                frames++;
            }

            private List<Gap> gaps(double rate) {
                return gaps.stream()
                        .map(gap -> new Gap(gap[0] / rate, gap[1] / rate))
                        .toList();
            }
        }
    }
}
