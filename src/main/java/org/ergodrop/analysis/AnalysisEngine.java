package org.ergodrop.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ergodrop.analysis.body.BodyModel;
import org.ergodrop.analysis.body.GenericBody;
import org.ergodrop.analysis.pose.PoseModels;
import org.ergodrop.analysis.video.DecodeResources;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.VideoFacts;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.analysis.video.VideoProbe;
import org.ergodrop.analysis.video.VideoReader;

/**
 * The loaded models and the settings: opens an {@link AnalysisSession} for each video, any number at once. The models load
 * in the background from the start, so that the first video is opened and decoded meanwhile.
 */
public final class AnalysisEngine implements AutoCloseable {

    private final AnalysisFiles files;
    private final AnalysisSettings settings;
    private final Loading<PoseModels> pose;
    private final Loading<BodyModel> body;

    private AnalysisEngine(AnalysisFiles files, AnalysisSettings settings) {
        this.files = files;
        this.settings = settings;
        this.pose = new Loading<>("pose", () -> PoseModels.load(files.models(), settings.pose()));
        this.body = new Loading<>("body", GenericBody::new);
    }

    /** Starts loading; returns at once. */
    public static AnalysisEngine start(AnalysisFiles files, AnalysisSettings settings) {
        return new AnalysisEngine(files, settings);
    }

    /**
     * Probes and opens a video.
     *
     * @throws UnusableVideoException when it cannot be analysed
     * @throws UncheckedIOException when the scratch folder cannot be written
     */
    public AnalysisSession open(VideoFile video) throws UnusableVideoException {
        VideoFacts facts = VideoProbe.probe(video, settings.video());
        BatchSize batch = BatchSize.forFrames(facts.widthPx(), facts.heightPx());
        VideoReader reader = VideoReader.open(video, settings.video(), new DecodeResources(batch.framesInFlight(), 1));
        try {
            Files.createDirectories(files.scratch());
            Path scratch = Files.createTempDirectory(files.scratch(), "ergodrop-");
            return new LocalSession(this, video, reader, batch.frames(), new Scratch(scratch));
        } catch (IOException e) {
            reader.close();
            throw new UncheckedIOException("no temporary folder in " + files.scratch(), e);
        }
    }

    /**
     * Where the pose models run and why; waits until they are loaded.
     *
     * @throws AnalysisException when they cannot be loaded
     */
    public String device() {
        return pose().device();
    }

    /**
     * The body model in use; waits until it is loaded.
     *
     * @throws AnalysisException when it cannot be loaded
     */
    public String bodyName() {
        return body().name();
    }

    /** Runs of the bare landmark model a second, measured for {@code seconds}: the limit of the whole pipeline. */
    public double inferencesPerSecond(double seconds) {
        return pose().inferencesPerSecond(seconds);
    }

    PoseModels pose() {
        return pose.get();
    }

    BodyModel body() {
        return body.get();
    }

    AnalysisFiles files() {
        return files;
    }

    public AnalysisSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        pose.whenLoaded(PoseModels::close);
    }
}
