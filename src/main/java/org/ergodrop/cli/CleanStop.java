package org.ergodrop.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM interrupt the working thread and wait until it has cleaned up, so that no half-written file stays
 * behind. Closed when the work is over.
 */
final class CleanStop implements AutoCloseable {

    private static final long LONGEST_WAIT_SECONDS = 10;

    private final CountDownLatch cleaned = new CountDownLatch(1);
    private final Thread hook;

    private CleanStop(Thread worker) {
        this.hook = new Thread(() -> stop(worker), "ergodrop-stop");
    }

    static CleanStop onInterrupt() {
        CleanStop stop = new CleanStop(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(stop.hook);
        return stop;
    }

    private void stop(Thread worker) {
        worker.interrupt();
        try {
            if (!cleaned.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("ergodrop: stopped before everything was tidied up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        cleaned.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException theProgramIsStopping) {
            return; // the hook runs right now and was just released
        }
    }
}
