package org.ergodrop.analysis.ergonomics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.analysis.posture.PostureList;

/** Builds series of postures for tests, frame by frame. */
final class Film {

    private final double stepSeconds;
    private final List<Posture> frames = new ArrayList<>();
    private double timeSeconds;
    private int body;
    private double confidence = 1;

    private Film(double framesPerSecond) {
        stepSeconds = 1 / framesPerSecond;
    }

    static Film at(double framesPerSecond) {
        return new Film(framesPerSecond);
    }

    /** {@code count} frames with this trunk angle, everything else upright. */
    Film trunk(int count, double degrees) {
        for (int i = 0; i < count; i++) {
            frame(stepSeconds, Map.of(Angle.TRUNK_FLEXION, degrees));
        }
        return this;
    }

    Film leftArm(int count, double degrees) {
        for (int i = 0; i < count; i++) {
            frame(stepSeconds, Map.of(Angle.LEFT_ARM_TRUNK, degrees));
        }
        return this;
    }

    /** One frame that is shown for {@code seconds}. */
    Film trunkFor(double seconds, double degrees) {
        return frame(seconds, Map.of(Angle.TRUNK_FLEXION, degrees));
    }

    Film nobody(int count) {
        for (int i = 0; i < count; i++) {
            add(
                    stepSeconds,
                    java.util.Collections.nCopies(Angle.values().length, Measured.not(Measured.Reason.NO_PERSON)),
                    -1);
        }
        return this;
    }

    Film sure(double newConfidence) {
        confidence = newConfidence;
        return this;
    }

    Film onAnotherBody() {
        body++;
        return this;
    }

    Film later(double seconds) {
        timeSeconds += seconds;
        return this;
    }

    Film frame(double seconds, Map<Angle, Double> degrees) {
        Map<Angle, Measured> angles = new EnumMap<>(Angle.class);
        List<Measured> row = new ArrayList<>();
        for (Angle angle : Angle.values()) {
            Double value = degrees.getOrDefault(angle, 0.0);
            angles.put(
                    angle,
                    Double.isNaN(value)
                            ? Measured.not(Measured.Reason.LOW_VISIBILITY)
                            : Measured.of(value, confidence));
            row.add(angles.get(angle));
        }
        return add(seconds, row, body);
    }

    private Film add(double seconds, List<Measured> row, int onBody) {
        frames.add(new Posture(frames.size(), timeSeconds, row, OptionalDouble.empty(), onBody));
        timeSeconds += seconds;
        return this;
    }

    PostureList series() {
        return new PostureList(frames);
    }

    ErgonomicsSummary count() {
        return count(ErgonomicsSettings.DEFAULT);
    }

    ErgonomicsSummary count(ErgonomicsSettings settings) {
        return ErgonomicsCount.of(series(), settings);
    }

    static ErgonomicsSettings withHysteresis(double degrees) {
        ErgonomicsSettings d = ErgonomicsSettings.DEFAULT;
        return new ErgonomicsSettings(
                d.trunk(),
                d.neck(),
                d.arm(),
                d.armReference(),
                d.minEpisodeSeconds(),
                d.bridgedGapSeconds(),
                degrees,
                d.minConfidence());
    }
}
