package org.ergodrop.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.ergodrop.analysis.posture.Angle;
import org.ergodrop.analysis.posture.Measured;
import org.ergodrop.analysis.posture.Posture;
import org.ergodrop.analysis.posture.PostureSeries;

/**
 * A made-up shift of work, computed anew at every reading: bending down and holding, leaning back, raising the arms, looking
 * down; the person leaves the picture for a while in each minute; the left arm is hidden at times.
 */
record SamplePostures(long size, double fps) implements PostureSeries {

    @Override
    public void forEach(Consumer<? super Posture> reader) {
        for (long frame = 0; frame < size; frame++) {
            reader.accept(at(frame));
        }
    }

    private Posture at(long frame) {
        double time = frame / fps;
        double second = time % 60;
        if (second >= 50 && second < 53.2) {
            return missing(frame, time);
        }
        double sway = 2 * Math.sin(1.7 * time) + 0.7 * Math.sin(9 * time);
        double trunk = 4 + sway + 68 * bump(second, 5, 15) + 46 * bump(second, 20, 27) - 26 * bump(second, 33, 40);
        double neck = 8 - sway + 30 * bump(second, 4, 16) + 62 * bump(second, 43, 49);
        double left = 12 + sway + 85 * bump(second, 18, 30);
        double right = 6 + 2 * sway + 50 * bump(second, 10, 24) - 25 * bump(second, 54, 59.5);
        List<Measured> angles = new ArrayList<>();
        for (Angle angle : Angle.values()) {
            angles.add(measured(angle, second, new double[] {trunk, neck, left, right}));
        }
        return new Posture(frame, time, angles, OptionalDouble.of(38 + 4 * Math.abs(sway)), 0);
    }

    private static Measured measured(Angle angle, double second, double[] values) {
        boolean hidden = second >= 45 && second < 48;
        return switch (angle) {
            case TRUNK_FLEXION, TRUNK_FLEXION_LANDMARKS -> Measured.of(values[0], 0.93);
            case NECK_FLEXION, NECK_FLEXION_LANDMARKS -> Measured.of(values[1], second > 43 && second < 49 ? 0.4 : 0.8);
            case LEFT_ARM_TRUNK, LEFT_ARM_VERTICAL, LEFT_ARM_FLEXION ->
                hidden ? Measured.not(Measured.Reason.HIDDEN_FROM_THIS_VIEW) : Measured.of(values[2], 0.7);
            case RIGHT_ARM_TRUNK, RIGHT_ARM_VERTICAL, RIGHT_ARM_FLEXION -> Measured.of(values[3], 0.85);
            case TRUNK_TWIST -> Measured.not(Measured.Reason.LOW_VISIBILITY);
            default -> Measured.of(values[0] / 3, 0.6);
        };
    }

    private static Posture missing(long frame, double time) {
        List<Measured> nothing = new ArrayList<>();
        for (int angle = 0; angle < Angle.values().length; angle++) {
            nothing.add(Measured.not(Measured.Reason.NO_PERSON));
        }
        return new Posture(frame, time, nothing, OptionalDouble.empty(), -1);
    }

    /** 0 outside, 1 inside, a second of smooth change at either end. */
    private static double bump(double at, double from, double to) {
        return step(at - from) * step(to - at);
    }

    private static double step(double x) {
        double clipped = Math.max(0, Math.min(1, x));
        return clipped * clipped * (3 - 2 * clipped);
    }
}
