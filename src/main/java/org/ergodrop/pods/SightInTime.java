package org.ergodrop.pods;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks for no longer than a turn may wait. A look at a hot folder that does not answer is repeated for minutes, and meanwhile no
 * deadline and no limit would be kept; so it goes on in the background, the turn is blind, and the next one takes what it saw.
 */
final class SightInTime implements WorkInSight, AutoCloseable {

    private final WorkInSight sight;
    private final Duration patience;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread daemon = new Thread(task, "pods-work");
        daemon.setDaemon(true);
        return daemon;
    });
    private @Nullable Future<Work> underWay;

    SightInTime(WorkInSight sight, Duration patience) {
        this.sight = sight;
        this.patience = patience;
    }

    @Override
    public synchronized Work look() throws IOException {
        Future<Work> look = underWay == null ? thread.submit(sight::look) : underWay;
        underWay = look;
        try {
            Work work = look.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            underWay = null;
            return work;
        } catch (TimeoutException e) {
            throw new UnseenWorkException(patience);
        } catch (ExecutionException e) {
            underWay = null;
            if (e.getCause() instanceof IOException cannotBeSeen) {
                throw cannotBeSeen;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnseenWorkException(patience);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
