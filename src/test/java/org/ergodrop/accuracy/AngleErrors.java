package org.ergodrop.accuracy;

import java.util.List;
import java.util.Locale;
import org.ergodrop.analysis.ergonomics.ErgonomicsSettings;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.analysis.posture.Posture;

/**
 * How far one angle's readings lie from the truth over the frames that have a reading [deg].
 *
 * <p>The sign of an arm (before or behind the body) is left out: the truth itself jumps there by twice its size.
 *
 * @param frames frames of the clip
 * @param read frames with a reading
 * @param meanDeg mean absolute error of those
 * @param maxDeg largest absolute error
 */
record AngleErrors(int frames, int read, double meanDeg, double maxDeg) {

    private static final double LOW_CONFIDENCE = ErgonomicsSettings.DEFAULT.minConfidence();

    /** Over all frames with a reading, however unsure. */
    static AngleErrors all(Angle angle, List<Posture> readings, List<Double> truth) {
        return of(angle, readings, truth, 0);
    }

    /** Over the frames that are reported as measurable: with a reading whose confidence is not low. */
    static AngleErrors measurable(Angle angle, List<Posture> readings, List<Double> truth) {
        return of(angle, readings, truth, LOW_CONFIDENCE);
    }

    private static AngleErrors of(Angle angle, List<Posture> readings, List<Double> truth, double minConfidence) {
        int read = 0;
        double sum = 0;
        double max = 0;
        for (int i = 0; i < readings.size(); i++) {
            Measured measured = readings.get(i).angle(angle);
            if (measured.isMeasured() && measured.confidence() >= minConfidence && Double.isFinite(truth.get(i))) {
                double error = errorDeg(angle, measured.degrees().getAsDouble(), truth.get(i));
                sum += error;
                max = Math.max(max, error);
                read++;
            }
        }
        return new AngleErrors(readings.size(), read, read == 0 ? Double.NaN : sum / read, max);
    }

    static double errorDeg(Angle angle, double readDeg, double trueDeg) {
        if (angle == Angle.LEFT_ARM_TRUNK || angle == Angle.RIGHT_ARM_TRUNK) {
            return Math.abs(Math.abs(readDeg) - Math.abs(trueDeg));
        }
        return Math.abs(Math.IEEEremainder(readDeg - trueDeg, 360));
    }

    double share() {
        return (double) read / frames;
    }

    /** Mean / max (share), as the tables show it. */
    String text() {
        return read == 0
                ? "- (0 %)"
                : String.format(Locale.ROOT, "%.1f / %.0f (%.0f %%)", meanDeg, maxDeg, 100 * share());
    }
}
