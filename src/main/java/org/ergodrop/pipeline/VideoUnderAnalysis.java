package org.ergodrop.pipeline;

import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
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
            return new Landmarks(video, video.session.findPose(frames));
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
    private final BooleanSupplier stopping;

    VideoUnderAnalysis(String run, AnalysisSession session, BooleanSupplier stopping) {
        this.run = run;
        this.session = session;
        this.batches = new DecodeAhead(session, run);
        this.stopping = stopping;
    }

    /** Names this run: a repeated analysis of the same job is another one. */
    String run() {
        return run;
    }

    /** The batches as they are decoded; ends with a {@link CancellationException} when the service stops. */
    Iterator<Frames> batches() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (stopping.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("the service is stopping");
                }
                return batches.hasNext();
            }

            @Override
            public Frames next() {
                return new Frames(VideoUnderAnalysis.this, batches.next());
            }
        };
    }

    AnalysisResult conclude() throws UnusableVideoException {
        return session.conclude();
    }

    @Override
    public void close() {
        batches.close();
        session.close();
    }
}
