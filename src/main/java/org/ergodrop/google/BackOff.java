package org.ergodrop.google;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The pauses of one request: each up to twice as long as the last one, drawn at random between nothing and that. */
final class BackOff {

    private final DriveProperties properties;
    private final DriveTime time;
    private final RandomGenerator random;
    private long begunNanos;
    private int failures;

    BackOff(DriveProperties properties, DriveTime time, RandomGenerator random) {
        this.properties = properties;
        this.time = time;
        this.random = random;
        this.begunNanos = time.nanos();
    }

    /** Something went forward: patience begins anew. */
    void reset() {
        begunNanos = time.nanos();
        failures = 0;
    }

    boolean isSpent() {
        return time.nanos() - begunNanos >= properties.patience().toNanos();
    }

    /** Waits before the next try. */
    void pause() throws InterruptedIOException {
        sleep(time, draw(properties, random, failures++));
    }

    /** Full jitter: between 0 and {@code firstWait x multiplier^failures}, capped. */
    static Duration draw(DriveProperties properties, RandomGenerator random, int failures) {
        double ceiling = Math.min(
                properties.longestWait().toMillis(),
                properties.firstWait().toMillis() * Math.pow(properties.waitMultiplier(), failures));
        return Duration.ofMillis(Math.round(random.nextDouble() * ceiling));
    }

    static void sleep(DriveTime time, Duration duration) throws InterruptedIOException {
        try {
            time.sleep(duration);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for Google Drive");
        }
    }
}
