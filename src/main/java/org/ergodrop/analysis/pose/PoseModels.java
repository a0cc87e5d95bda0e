package org.ergodrop.analysis.pose;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The pose detector and one landmark model, loaded once and shared: any number of trackers, on any threads, may use them at
 * the same time. Close them after the last tracker.
 */
public final class PoseModels implements AutoCloseable {

    private final Sessions sessions;
    private final PoseSettings settings;
    private final String device;

    private PoseModels(Sessions sessions, PoseSettings settings, String device) {
        this.sessions = sessions;
        this.settings = settings;
        this.device = device;
    }

    /**
     * Loads the models. CUDA counts as working only when both models really ran on it.
     *
     * @param folder holds {@code pose_detection.onnx} and {@code pose_landmark_<model>.onnx}
     * @throws PoseModelException when a file is missing or broken, or CUDA is demanded and does not work
     */
    public static PoseModels load(Path folder, PoseSettings settings) throws PoseModelException {
        if (settings.device() == PoseSettings.Device.CPU) {
            return onProcessor(folder, settings, "CPU (as set)");
        }
        Optional<String> whyNot;
        try {
            return new PoseModels(Sessions.open(folder, settings, Provider.CUDA), settings, "CUDA");
        } catch (OrtException | LinkageError e) {
            whyNot = Optional.ofNullable(e.getMessage());
        }
        String reason = firstLine(whyNot.orElse("no reason given"));
        if (settings.device() == PoseSettings.Device.CUDA) {
            throw new PoseModelException(PoseModelException.Problem.NO_CUDA, reason);
        }
        return onProcessor(folder, settings, "CPU (CUDA: " + reason + ")");
    }

    private static PoseModels onProcessor(Path folder, PoseSettings settings, String device) throws PoseModelException {
        try {
            return new PoseModels(Sessions.open(folder, settings, Provider.CPU), settings, device);
        } catch (OrtException e) {
            throw new PoseModelException(
                    PoseModelException.Problem.UNREADABLE,
                    folder.resolve(Sessions.fileOf(settings.model())),
                    firstLine(String.valueOf(e.getMessage())));
        }
    }

    /** ONNX Runtime's messages go on with source lines and advice for its developers. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }

    /** A tracker for one video. */
    public PoseTracker newTracker() {
        try {
            return new PoseTracker(
                    new PersonDetector(new ModelRun(sessions.detector()), settings),
                    new ModelRun(sessions.landmarks()),
                    settings);
        } catch (OrtException e) {
            throw new IllegalStateException("no memory for the pose models: " + e.getMessage(), e);
        }
    }

    /** Where the models run and why, for instance {@code CPU (CUDA: …)}. */
    public String device() {
        return device;
    }

    public PoseSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        sessions.close();
    }
}
