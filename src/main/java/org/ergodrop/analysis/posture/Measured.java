package org.ergodrop.analysis.posture;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One angle in one frame: a value with a confidence, or the reason why there is none. Never NaN, never 0 as a stand-in.
 *
 * @param degrees the angle [deg]; empty when it could not be measured
 * @param confidence in [0, 1]; 0 when not measured
 * @param reason why there is no value; empty when there is one
 */
public record Measured(OptionalDouble degrees, double confidence, Optional<Reason> reason) {

    /** Why an angle is not measurable. */
    public enum Reason {
        NO_PERSON,
        LOW_VISIBILITY,
        DEGENERATE,
        HIDDEN_FROM_THIS_VIEW,
        NOT_IN_SOURCE
    }

    public Measured {
        if (degrees.isPresent() == reason.isPresent()) {
            throw new IllegalArgumentException("an angle has either a value or a reason");
        }
        if (degrees.isPresent() && !Double.isFinite(degrees.getAsDouble())) {
            throw new IllegalArgumentException("an angle must be finite, was " + degrees.getAsDouble());
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be in [0, 1], was " + confidence);
        }
    }

    public static Measured of(double degrees, double confidence) {
        return new Measured(OptionalDouble.of(degrees), confidence, Optional.empty());
    }

    public static Measured not(Reason reason) {
        return new Measured(OptionalDouble.empty(), 0, Optional.of(reason));
    }

    public boolean isMeasured() {
        return degrees.isPresent();
    }
}
