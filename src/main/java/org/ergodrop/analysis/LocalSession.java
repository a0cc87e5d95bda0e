package org.ergodrop.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.ergodrop.analysis.pose.LandmarkSpool;
import org.ergodrop.analysis.pose.PoseFrame;
import org.ergodrop.analysis.pose.PoseTracker;
import org.ergodrop.analysis.pose.Scene;
import org.ergodrop.analysis.pose.SceneSurvey;
import org.ergodrop.analysis.video.FrameSampler;
import org.ergodrop.analysis.video.RgbFrame;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.VideoFacts;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.analysis.video.VideoReader;
import org.jspecify.annotations.Nullable;

/** A session on this machine: frames from the local file, landmarks spooled to the scratch folder, then the conclusion. */
final class LocalSession implements AnalysisSession {

    /** A look costs about 40 ms: 2 % of the time a 2 s stretch takes, and never more than a second. Ours. */
    private static final double SECONDS_PER_LOOK = 2;

    private static final int FEWEST_LOOKS = 3;
    private static final int MOST_LOOKS = 24;

    private final AnalysisEngine engine;
    private final VideoFile video;
    private final VideoReader reader;
    private final int batchFrames;
    private final Scratch scratch;
    private final LandmarkSpool spool;
    private final StageTimes times = new StageTimes();
    private @Nullable PoseTracker tracker;

    LocalSession(AnalysisEngine engine, VideoFile video, VideoReader reader, int batchFrames, Scratch scratch)
            throws IOException {
        this.engine = engine;
        this.video = video;
        this.reader = reader;
        this.batchFrames = batchFrames;
        this.scratch = scratch;
        this.spool = new LandmarkSpool(scratch.folder());
    }

    @Override
    public VideoFacts facts() {
        return reader.facts();
    }

    @Override
    public Iterator<FrameBatch> frames() {
        return new FrameBatches(reader, batchFrames, times);
    }

    @Override
    public LandmarkBatch findPose(FrameBatch batch) {
        PoseTracker current = tracker();
        long start = System.nanoTime();
        List<PoseFrame> found = new ArrayList<>(batch.frames().size());
        for (RgbFrame frame : batch.frames()) {
            found.add(current.process(frame));
            frame.release();
        }
        times.add(StageTimes.POSE, start);
        return new LandmarkBatch(batch.sequence(), found);
    }

    private PoseTracker tracker() {
        PoseTracker current = tracker;
        if (current == null) {
            current = engine.pose().newTracker(scene());
            tracker = current;
        }
        return current;
    }

    /** Who matters over the whole clip, before the first frame of it is tracked. */
    private Scene scene() {
        long start = System.nanoTime();
        try (SceneSurvey survey = engine.pose().newSurvey()) {
            double looks = reader.facts().durationSeconds() / SECONDS_PER_LOOK;
            int frames = (int) Math.max(FEWEST_LOOKS, Math.min(MOST_LOOKS, looks));
            FrameSampler.sample(video, engine.settings().video(), frames, survey::look);
            return survey.scene();
        } catch (UnusableVideoException e) {
            throw new AnalysisException(e);
        } finally {
            times.add(StageTimes.SURVEY, start);
        }
    }

    @Override
    public void collect(LandmarkBatch batch) {
        batch.frames().forEach(spool::append);
    }

    @Override
    public AnalysisResult conclude() throws UnusableVideoException {
        if (spool.frames() == 0) {
            throw new UnusableVideoException(UnusableVideoException.Problem.NOTHING_DECODABLE, video.originalName());
        }
        return new Conclusion(engine, video, reader.facts(), times).of(spool, reader.outcome(), tracker());
    }

    @Override
    public Iterable<PoseFrame> landmarks() {
        return spool;
    }

    @Override
    public void close() {
        try {
            if (tracker != null) {
                tracker.close();
            }
            reader.close();
            spool.close();
        } finally {
            scratch.close();
        }
    }
}
