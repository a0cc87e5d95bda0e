package org.ergodrop.google;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Lets the requests of one account out: together not more than the allowance of a minute, and none while Google asked us to
 * slow down.
 */
final class RateGate {

    private final DriveProperties properties;
    private final DriveTime time;
    private final RandomGenerator random;

    private long closedUntilNanos;
    private boolean closed;
    private int throttlesInARow;
    private long throttledSinceNanos;
    private double unitsLeft;
    private long filledNanos;

    RateGate(DriveProperties properties, DriveTime time, RandomGenerator random) {
        this.properties = properties;
        this.time = time;
        this.random = random;
        this.unitsLeft = properties.unitsPerMinute();
        this.filledNanos = time.nanos();
    }

    /** Returns when a request of so many units may go out. */
    void pass(int units) throws InterruptedIOException {
        while (true) {
            Duration wait = take(units);
            if (wait.isZero()) {
                return;
            }
            BackOff.sleep(time, wait);
        }
    }

    private synchronized Duration take(int units) {
        long now = time.nanos();
        if (closed && closedUntilNanos - now > 0) {
            return Duration.ofNanos(closedUntilNanos - now);
        }
        closed = false;
        double perNano = properties.unitsPerMinute() / 60e9;
        unitsLeft = Math.min(properties.unitsPerMinute(), unitsLeft + (now - filledNanos) * perNano);
        filledNanos = now;
        if (unitsLeft < units) {
            return Duration.ofNanos((long) Math.ceil((units - unitsLeft) / perNano));
        }
        unitsLeft -= units;
        return Duration.ZERO;
    }

    /**
     * Google asked us to slow down: everybody waits.
     *
     * @return how long nothing but such answers came
     */
    synchronized Duration throttled(@Nullable Duration retryAfter) {
        long now = time.nanos();
        if (throttlesInARow == 0) {
            throttledSinceNanos = now;
        }
        Duration wait = retryAfter != null ? retryAfter : BackOff.draw(properties, random, throttlesInARow);
        // many requests in flight are refused together: that is one refusal, not many
        boolean isSameBurst = closed && closedUntilNanos - now > 0;
        if (!isSameBurst) {
            throttlesInARow++;
        }
        long until = now + wait.toNanos();
        if (!closed || until - closedUntilNanos > 0) {
            closedUntilNanos = until;
        }
        closed = true;
        return Duration.ofNanos(now - throttledSinceNanos);
    }

    synchronized void passed() {
        throttlesInARow = 0;
    }
}
