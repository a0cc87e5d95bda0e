package org.ergodrop.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets Ctrl-C interrupt the thread that renders, and wait until it has cleaned up, before the program ends. */
final class RenderingThread {

    /** Ours: a frame and the clean-up take far less. */
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread whenStopped;

    private RenderingThread(Thread rendering) {
        this.whenStopped = new Thread(() -> stop(rendering), "stop-rendering");
    }

    static RenderingThread current() {
        RenderingThread guarded = new RenderingThread(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(guarded.whenStopped);
        return guarded;
    }

    /** There is nothing left to clean up. */
    void ends() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(whenStopped);
        } catch (IllegalStateException theProgramIsEndingAlready) {
            return;
        }
    }

    private void stop(Thread rendering) {
        rendering.interrupt();
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
