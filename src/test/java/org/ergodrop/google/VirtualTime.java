package org.ergodrop.google;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A wall clock and a monotonic one that a test turns; together, or the wall clock alone. */
final class VirtualTime extends Clock {

    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofMinutes(30).toNanos());
    private volatile Instant wall = Instant.parse("2026-11-20T08:00:00Z");

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        wall = wall.plus(time);
    }

    /** Somebody sets the clock, or summer time ends where clocks are kept in local time. */
    void setWall(Duration ahead) {
        wall = wall.plus(ahead);
    }

    /** Overflows within the first half hour, as {@link System#nanoTime} may. */
    long nanoTime() {
        return nanos.get();
    }

    @Override
    public Instant instant() {
        return wall;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
