package org.ergodrop.pods;

import java.time.Clock;
import java.time.LocalDate;
import java.util.OptionalDouble;

/** The limits in dollars against what our own account says. */
record CostGuard(PodLimits limits, PodCosts costs, Clock clock) {

    double dollarsPerHour() {
        return limits.dollarsPerHour();
    }

    /** Whether one more pod of that price would cost too much an hour; a price that nobody knows is judged when the pod is there. */
    boolean isTooExpensive(OptionalDouble price) {
        return price.isPresent() && costs.dollarsPerHour() + price.getAsDouble() > limits.dollarsPerHour();
    }

    boolean isDaySpent() {
        return today().dollars() >= limits.dollarsPerDay();
    }

    PodCosts.Day today() {
        return costs.on(LocalDate.now(clock));
    }
}
