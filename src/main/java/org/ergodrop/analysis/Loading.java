package org.ergodrop.analysis;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** Something that loads on a thread of its own from the start and is waited for when it is needed. */
final class Loading<T> {

    private final FutureTask<T> task;

    Loading(String what, Callable<T> loader) {
        task = new FutureTask<>(loader);
        Thread thread = new Thread(task, "ergodrop-load-" + what);
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the end of loading and hands over what was loaded, if anything was. */
    void whenLoaded(Consumer<T> closer) {
        try {
            closer.accept(get());
        } catch (AnalysisException | CancellationException e) {
            task.cancel(true);
        }
    }

    /**
     * Waits until it is loaded.
     *
     * @throws AnalysisException when it cannot be loaded
     * @throws CancellationException when the waiting thread is interrupted
     */
    T get() {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause
                    ? new AnalysisException(cause)
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a model was loading");
        }
    }
}
