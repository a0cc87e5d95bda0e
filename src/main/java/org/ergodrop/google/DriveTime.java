package org.ergodrop.google;

import java.time.Duration;

/** Waiting and measuring how long something took, by a clock that no time change moves. Tests replace it. */
public interface DriveTime {

    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();

    void sleep(Duration duration) throws InterruptedException;

    /** The machine's own. */
    static DriveTime ofThisMachine() {
        return new DriveTime() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
            }
        };
    }
}
