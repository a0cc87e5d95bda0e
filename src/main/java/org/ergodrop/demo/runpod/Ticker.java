package org.ergodrop.demo.runpod;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Lets happen what is due though nobody asks: processes start and end by the clock, not by the next request. */
final class Ticker implements AutoCloseable {

    private static final long EVERY_MILLIS = 50;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "runpod-stand-in-clock");
        daemon.setDaemon(true);
        return daemon;
    });

    Ticker(Fleet fleet) {
        thread.scheduleWithFixedDelay(fleet::settle, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
