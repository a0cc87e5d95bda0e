package org.ergodrop.metrics;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Takes the readings again and again, each on a thread of its own: a scrape never waits for a database or a broker that is away,
 * and however many ask, they cost one query.
 */
final class Readings implements SmartLifecycle {

    private static final long STOP_SECONDS = 5;

    private final List<Reading<?>> all;
    private final Duration every;
    private @Nullable ScheduledExecutorService threads;

    Readings(List<? extends Reading<?>> all, Duration every) {
        this.all = List.copyOf(all);
        this.every = every;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService fresh = Executors.newScheduledThreadPool(Math.max(1, all.size()), task -> {
            Thread thread = new Thread(task, "metrics");
            thread.setDaemon(true);
            return thread;
        });
        all.forEach(reading -> fresh.scheduleWithFixedDelay(reading::take, 0, every.toNanos(), TimeUnit.NANOSECONDS));
        threads = fresh;
    }

    @Override
    public synchronized void stop() {
        if (threads == null) {
            return;
        }
        // not interrupted: an interrupted thread closes the embedded database's file
        threads.shutdown();
        try {
            threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
