package org.ergodrop.pipeline;

import java.util.Iterator;
import java.util.function.Supplier;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.AnalysisSession;
import org.ergodrop.analysis.FrameBatch;
import org.ergodrop.analysis.LandmarkBatch;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.jspecify.annotations.Nullable;

/** One run through one video, from its first frame to its result; what travels through the route {@code analyse}. */
final class VideoUnderAnalysis implements AutoCloseable {

    /**
     * Some frames of one run.
     *
     * @param video the run
     * @param frames to be given to {@link #landmarks()}
     */
    record Frames(VideoUnderAnalysis video, FrameBatch frames) {

        Landmarks landmarks() {
            return new Landmarks(video, video.unlessItBreaks(() -> video.session.findPose(frames)));
        }
    }

    /**
     * The landmarks of some frames of one run.
     *
     * @param video the run
     * @param landmarks to be given to {@link #collect()}
     */
    record Landmarks(VideoUnderAnalysis video, LandmarkBatch landmarks) {

        void collect() {
            video.session.collect(landmarks);
        }
    }

    private final String run;
    private final AnalysisSession session;
    private final DecodeAhead batches;
    private final Runnable requireWanted;
    private volatile @Nullable Throwable broke;
    private volatile boolean isAtEnd;

    /** @param requireWanted throws a {@link java.util.concurrent.CancellationException} when the work is in vain */
    VideoUnderAnalysis(String run, AnalysisSession session, Runnable requireWanted) {
        this.run = run;
        this.session = session;
        this.batches = new DecodeAhead(session, run);
        this.requireWanted = requireWanted;
    }

    /** Names this run: a repeated analysis of the same job is another one. */
    String run() {
        return run;
    }

    /**
     * The batches as they are decoded; before each it asks whether anybody still wants them. Camel's split asks for more when
     * it has ended, to release what it never made, and hears no failure then: so none come after a failure, and nobody is asked
     * after the last one.
     */
    Iterator<Frames> batches() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (broke != null || isAtEnd) {
                    return false;
                }
                boolean isMore = unlessItBreaks(() -> {
                    requireWanted.run();
                    return batches.hasNext();
                });
                isAtEnd = !isMore;
                return isMore;
            }

            @Override
            public Frames next() {
                return new Frames(VideoUnderAnalysis.this, unlessItBreaks(batches::next));
            }
        };
    }

    /** The result; asks first whether anybody still wants it. What the run broke off with is the cause when there is none. */
    AnalysisResult conclude() throws UnusableVideoException {
        if (broke != null) {
            throw new IllegalStateException("run " + run + " broke off: half a video makes no report", broke);
        }
        requireWanted.run();
        return session.conclude();
    }

    private <T> T unlessItBreaks(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            broke = e;
            throw e;
        }
    }

    @Override
    public void close() {
        batches.close();
        session.close();
    }
}
