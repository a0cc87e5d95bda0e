package org.ergodrop.pipeline;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.ergodrop.analysis.AnalysisSession;
import org.ergodrop.analysis.FrameBatch;
import org.ergodrop.analysis.video.RgbFrame;
import org.ergodrop.jobs.JobInLog;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the next batches on a thread of its own while poses are found in the last one. Never more than
 * {@value #BATCHES_AHEAD} batches wait; then the decoder waits.
 */
final class DecodeAhead implements Iterator<FrameBatch>, AutoCloseable {

    /** One waits here and one with the split: with the batch in hand and the one being made, the pool's four. */
    static final int BATCHES_AHEAD = 1;

    /** A decoder that does not stop within this time hangs in native code; the thread is a daemon. Ours. */
    private static final long STOP_SECONDS = 20;

    /** Either a batch, or the end with what broke the decoding off. */
    private record Item(
            @Nullable FrameBatch batch, @Nullable Throwable failure) {}

    private final BlockingQueue<Item> ready = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Thread decoder;
    private @Nullable Item next;
    private volatile boolean closed;

    DecodeAhead(AnalysisSession session, String name) {
        this.decoder = decoder(session, name, JobInLog.current());
        decoder.setDaemon(true);
        decoder.start();
    }

    /** @param job whose name the log lines of the decoder bear */
    private Thread decoder(AnalysisSession session, String name, @Nullable String job) {
        return new Thread(
                () -> {
                    try (JobInLog named = JobInLog.of(job)) {
                        decode(session);
                    }
                },
                "decode-" + name);
    }

    private void decode(AnalysisSession session) {
        try {
            Throwable failure = null;
            try {
                Iterator<FrameBatch> batches = session.frames();
                while (!closed && batches.hasNext()) {
                    ready.put(new Item(batches.next(), null));
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            if (!closed) {
                ready.put(new Item(null, failure));
            }
        } catch (InterruptedException closedMeanwhile) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = ready.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while waiting for frames");
            }
        }
        if (next.failure() instanceof RuntimeException failure) {
            throw failure;
        }
        if (next.failure() instanceof Error error) {
            throw error;
        }
        return next.batch() != null;
    }

    @Override
    public FrameBatch next() {
        FrameBatch batch = hasNext() && next != null ? next.batch() : null;
        if (batch == null) {
            throw new NoSuchElementException("the video has ended");
        }
        next = null;
        return batch;
    }

    /** Gives waiting frames back and waits until the decoder has let go of the session. */
    @Override
    public void close() {
        closed = true;
        decoder.interrupt();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        boolean interrupted = false;
        giveBack(next);
        while (decoder.isAlive() && System.nanoTime() < deadline) {
            ready.forEach(DecodeAhead::giveBack);
            ready.clear();
            try {
                decoder.join(50);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        ready.forEach(DecodeAhead::giveBack);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void giveBack(@Nullable Item item) {
        if (item != null && item.batch() != null) {
            item.batch().frames().forEach(RgbFrame::release);
        }
    }
}
