package org.ergodrop.analysis;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.ergodrop.analysis.video.RgbFrame;
import org.ergodrop.analysis.video.UnusableVideoException;

/**
 * Runs a session from the first frame to the result on two threads: one decodes, the caller's finds poses. What the Camel
 * routes do with split, process and aggregate, without Camel.
 */
public final class AnalysisPipeline {

    /** Batches decoded ahead: one in hand, one ready, so that neither side waits for the other's next step. */
    private static final int BATCHES_AHEAD = 2;

    private final AnalysisSession session;
    private final Progress progress;
    private final BlockingQueue<Optional<FrameBatch>> decoded = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final AtomicReference<RuntimeException> decodeFailure = new AtomicReference<>();

    public AnalysisPipeline(AnalysisSession session, Progress progress) {
        this.session = session;
        this.progress = progress;
    }

    /**
     * @throws UnusableVideoException when not a single frame could be decoded
     * @throws CancellationException when the thread is interrupted; the session may be closed then, nothing is left behind
     */
    public AnalysisResult run() throws UnusableVideoException {
        Thread decoder = new Thread(this::decode, "ergodrop-decode");
        decoder.setDaemon(true);
        decoder.start();
        try {
            findPoses();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the analysis was interrupted");
        } finally {
            stop(decoder);
        }
        RuntimeException failure = decodeFailure.get();
        if (failure != null) {
            throw failure;
        }
        progress.concluding();
        return session.conclude();
    }

    /** Waits until the decoder has let go of the session: closing it under a decoding thread would free its memory there. */
    private static void stop(Thread decoder) {
        decoder.interrupt();
        boolean interrupted = false;
        while (decoder.isAlive()) {
            try {
                decoder.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void decode() {
        try {
            Iterator<FrameBatch> batches = session.frames();
            while (batches.hasNext()) {
                decoded.put(Optional.of(batches.next()));
            }
        } catch (RuntimeException e) {
            decodeFailure.set(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            decoded.put(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void findPoses() throws InterruptedException {
        long frames = 0;
        Optional<FrameBatch> next = decoded.take();
        while (next.isPresent()) {
            FrameBatch batch = next.get();
            frames += batch.frames().size();
            double timeSeconds = lastTime(batch);
            session.collect(session.findPose(batch));
            progress.posesFound(frames, timeSeconds);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            next = decoded.take();
        }
    }

    private static double lastTime(FrameBatch batch) {
        RgbFrame last = batch.frames().get(batch.frames().size() - 1);
        return last.timeSeconds();
    }
}
