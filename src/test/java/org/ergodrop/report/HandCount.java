package org.ergodrop.report;

import java.util.ArrayList;
import java.util.List;
import org.ergodrop.analysis.ergonomics.BodyPart;
import org.ergodrop.analysis.ergonomics.Episode;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.ergonomics.ErgonomicsSummary;
import org.ergodrop.analysis.ergonomics.Gap;
import org.ergodrop.analysis.ergonomics.PartSummary;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.analysis.posture.PostureSeries;

/** A plain count of bands and stays for made-up data: constant frame rate, no hysteresis, no bridging. */
final class HandCount {

    private HandCount() {}

    static ErgonomicsSummary of(PostureSeries series, double fps, ErgonomicsSettings rules) {
        long[] seen = new long[1];
        List<Gap> gaps = new ArrayList<>();
        double[] gapStart = {-1};
        series.forEach(posture -> {
            boolean there = posture.angle(Angle.TRUNK_FLEXION).isMeasured();
            seen[0] += there ? 1 : 0;
            if (!there && gapStart[0] < 0) {
                gapStart[0] = posture.timeSeconds();
            }
            if (there && gapStart[0] >= 0) {
                gaps.add(new Gap(gapStart[0], posture.timeSeconds()));
                gapStart[0] = -1;
            }
        });
        Angle[] counted = {Angle.TRUNK_FLEXION, Angle.NECK_FLEXION, Angle.LEFT_ARM_TRUNK, Angle.RIGHT_ARM_TRUNK};
        List<PartSummary> parts = new ArrayList<>();
        for (BodyPart part : BodyPart.values()) {
            parts.add(part(series, fps, rules, part, counted[part.ordinal()]));
        }
        return new ErgonomicsSummary(series.size(), seen[0], series.size() / fps, seen[0] / fps, parts, gaps);
    }

    private static PartSummary part(
            PostureSeries series, double fps, ErgonomicsSettings rules, BodyPart part, Angle angle) {
        long[] frames = new long[6];
        List<Episode> episodes = new ArrayList<>();
        Stay stay = new Stay();
        series.forEach(posture -> {
            Measured measured = posture.angle(angle);
            int band = measured.isMeasured()
                    ? rules.limits(part).bandOf(measured.degrees().getAsDouble())
                    : -1;
            frames[band < 0 ? 4 : band]++;
            frames[5] += measured.isMeasured() && measured.confidence() < rules.minConfidence() ? 1 : 0;
            if (band != stay.band) {
                stay.end(part, posture.timeSeconds(), rules.minEpisodeSeconds(), episodes);
                stay.begin(band, posture.timeSeconds());
            }
            stay.sum += measured.degrees().orElse(0);
            stay.count++;
            double degrees = measured.degrees().orElse(0);
            stay.peak = band == 0 ? Math.min(stay.peak, degrees) : Math.max(stay.peak, degrees);
        });
        stay.end(part, series.size() / fps, rules.minEpisodeSeconds(), episodes);
        List<Double> seconds = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        List<Double> sustained = new ArrayList<>();
        for (int band = 0; band < 4; band++) {
            int wanted = band;
            seconds.add(frames[band] / fps);
            low.add(0.9 * frames[band] / fps);
            high.add(1.1 * frames[band] / fps);
            sustained.add(episodes.stream()
                    .filter(e -> e.band() == wanted)
                    .mapToDouble(Episode::lengthSeconds)
                    .sum());
        }
        return new PartSummary(part, seconds, low, high, sustained, frames[4] / fps, frames[5] / fps, episodes);
    }

    private static final class Stay {
        private int band = -1;
        private double start;
        private double sum;
        private double peak;
        private long count;

        void begin(int newBand, double time) {
            band = newBand;
            start = time;
            sum = 0;
            count = 0;
            peak = newBand == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE;
        }

        void end(BodyPart part, double time, double least, List<Episode> episodes) {
            if (band >= 0 && time - start >= least) {
                episodes.add(new Episode(part, band, start, time, peak, sum / count));
            }
        }
    }
}
