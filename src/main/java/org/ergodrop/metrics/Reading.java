package org.ergodrop.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A figure that costs something to find out: read now and then, shown as often as anybody asks. What could not be read, or was
 * read too long ago, is not a number; it is never 0.
 */
final class Reading<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private record Taken<T>(T value, Instant at) {}

    private final String name;
    private final Supplier<T> source;
    private final Duration longestAge;
    private final Clock clock;
    private final AtomicReference<Optional<Taken<T>>> last = new AtomicReference<>(Optional.empty());

    Reading(String name, Supplier<T> source, Duration longestAge, Clock clock) {
        this.name = name;
        this.source = source;
        this.longestAge = longestAge;
        this.clock = clock;
    }

    /** Reads again. A source that fails says so elsewhere: its trouble is told by the routes. */
    void take() {
        try {
            last.set(Optional.of(new Taken<>(source.get(), clock.instant())));
        } catch (RuntimeException e) {
            last.set(Optional.empty());
            LOG.debug("{} could not be read for the metrics: {}", name, e.toString());
        }
    }

    /** A part of what was read; NaN when there is nothing, or it is too old. */
    double show(Function<T, ? extends Number> part) {
        Instant oldest = clock.instant().minus(longestAge);
        return last.get()
                .filter(taken -> !taken.at().isBefore(oldest))
                .map(taken -> part.apply(taken.value()).doubleValue())
                .orElse(Double.NaN);
    }

    /** When it was read last [s since the epoch]; NaN when the last try failed. */
    double readAtSeconds() {
        return last.get().map(taken -> taken.at().toEpochMilli() / 1000.0).orElse(Double.NaN);
    }
}
