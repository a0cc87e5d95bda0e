package org.ergodrop.accuracy;

import java.util.List;
import java.util.Locale;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Posture;

/** Real footage, whose truth is not known: what can be said is range, jitter and whether two models agree. */
record RealClip(List<Posture> fitted, List<Posture> straight) {

    static RealClip of(List<PoseFrame> frames) {
        return new RealClip(Reading.fitted(frames), Reading.straight(frames));
    }

    /** Lowest to highest reading, and the median change from frame to frame. */
    static String range(List<Posture> postures, Angle angle) {
        double[] read = postures.stream()
                .flatMapToDouble(posture -> posture.angle(angle).degrees().stream())
                .toArray();
        if (read.length < 2) {
            return "-";
        }
        double low = read[0];
        double high = read[0];
        double[] steps = new double[read.length - 1];
        for (int i = 1; i < read.length; i++) {
            low = Math.min(low, read[i]);
            high = Math.max(high, read[i]);
            steps[i - 1] = Math.abs(Math.IEEEremainder(read[i] - read[i - 1], 360));
        }
        java.util.Arrays.sort(steps);
        return String.format(Locale.ROOT, "%.0f..%.0f (%.1f)", low, high, steps[steps.length / 2]);
    }

    /** Mean absolute difference between two readings of the same clip [deg]. */
    static double apart(List<Posture> one, List<Posture> other, Angle angle) {
        double sum = 0;
        int both = 0;
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (one.get(i).angle(angle).isMeasured()
                    && other.get(i).angle(angle).isMeasured()) {
                sum += AngleErrors.errorDeg(
                        angle,
                        one.get(i).angle(angle).degrees().getAsDouble(),
                        other.get(i).angle(angle).degrees().getAsDouble());
                both++;
            }
        }
        return sum / both;
    }
}
