package org.ergodrop.analysis;

import java.util.Iterator;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.VideoFacts;

/**
 * One video under analysis: the verbs in the order of the way of the data. The command line calls them one after the
 * other on its own threads, the Camel routes call the same verbs from split, process and aggregate.
 *
 * <p>{@link #frames()} is read by one thread; {@link #findPose} is called for one batch at a time in the order of the
 * batches; {@link #collect} likewise; {@link #conclude()} once, after the last batch was collected. The three may run on
 * three threads at once. Closing at any point leaves nothing behind.
 */
public interface AnalysisSession extends AutoCloseable {

    VideoFacts facts();

    /**
     * The video's frames in batches, decoded while they are taken; constant memory, because frames are pooled and a batch
     * that nobody has finished with holds the decoder back. The iterator throws an unchecked exception when the local file
     * can no longer be read; damage inside the video ends it early and is told by the result.
     */
    Iterator<FrameBatch> frames();

    /** Runs the pose graph on a batch and gives its frames back to the pool. */
    LandmarkBatch findPose(FrameBatch batch);

    /** Takes the next batch's landmarks, in order. */
    void collect(LandmarkBatch batch);

    /**
     * Fits the body, computes the angles, counts bands and episodes.
     *
     * @throws UnusableVideoException when not a single frame could be decoded
     */
    AnalysisResult conclude() throws UnusableVideoException;

    /** The landmarks of every frame collected so far, in order; readable until the session is closed. */
    Iterable<PoseFrame> landmarks();

    @Override
    void close();
}
