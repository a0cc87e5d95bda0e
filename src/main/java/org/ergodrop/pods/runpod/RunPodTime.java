package org.ergodrop.pods.runpod;

import java.time.Duration;

/** Waiting, by a clock that no time change moves. Tests replace it. */
interface RunPodTime {

    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();

    void sleep(Duration duration) throws InterruptedException;

    /** The machine's own. */
    static RunPodTime ofThisMachine() {
        return new RunPodTime() {
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
