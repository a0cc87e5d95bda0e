package org.ergodrop.pipeline;

import java.util.Iterator;
import java.util.function.Supplier;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.analysis.AnalysisSession;
import org.ergodrop.analysis.FrameBatch;
import org.ergodrop.analysis.LandmarkBatch;
import org.ergodrop.analysis.video.UnusableVideoException;

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
    private volatile boolean isBroken;

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
     * The batches as they are decoded; before each it asks whether anybody still wants them. None come after a failure: Camel's
     * split then goes on to the end, to release what it never made, and would decode the rest of the video for it.
     */
    Iterator<Frames> batches() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !isBroken
                        && unlessItBreaks(() -> {
                            requireWanted.run();
                            return batches.hasNext();
                        });
            }

            @Override
            public Frames next() {
                return new Frames(VideoUnderAnalysis.this, unlessItBreaks(batches::next));
            }
        };
    }

    AnalysisResult conclude() throws UnusableVideoException {
        if (isBroken) {
            throw new IllegalStateException("run " + run + " broke off: half a video makes no report");
        }
        return session.conclude();
    }

    private <T> T unlessItBreaks(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            isBroken = true;
            throw e;
        }
    }

    @Override
    public void close() {
        batches.close();
        session.close();
    }
}
