package org.ergodrop.analysis.pose;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Optional;
import org.ergodrop.analysis.video.RgbFrame;

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

    /** ONNX Runtime's messages begin with a code and go on with source lines and advice for its developers. */
    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        int text = line.indexOf("message: ");
        return text < 0 ? line : line.substring(text + "message: ".length());
    }

    /**
     * Looks over a clip before it is tracked: who is in it and who matters. A few dozen frames spread evenly over the clip are
     * enough; one costs a run of the detector. Each frame is used before the next is taken; none is kept or released.
     */
    public Scene survey(Iterable<RgbFrame> frames) {
        People people = new People();
        try (PersonDetector detector = newDetector()) {
            for (RgbFrame frame : frames) {
                people.seeTogether(detector.detect(frame).stream()
                        .map(person -> Sighting.of(frame, person))
                        .toList());
            }
        }
        return new Scene(people);
    }

    /** A tracker that follows the surest detection, as MediaPipe does. */
    public PoseTracker newTracker() {
        return newTracker(Scene.unknown());
    }

    /** A tracker for the clip that {@code scene} is about; follows who matters most in it. */
    public PoseTracker newTracker(Scene scene) {
        return new PoseTracker(
                newDetector(), new LandmarkReader(newRun(sessions.landmarks()), settings), settings, scene);
    }

    private PersonDetector newDetector() {
        return new PersonDetector(newRun(sessions.detector()), settings);
    }

    private static ModelRun newRun(OrtSession session) {
        try {
            return new ModelRun(session);
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

    /**
     * How often a second the bare landmark model runs, with these threads and nothing around it: the limit of any pipeline.
     *
     * @param seconds how long to measure [s]
     */
    public double inferencesPerSecond(double seconds) {
        try (ModelRun run = new ModelRun(sessions.landmarks())) {
            long start = System.nanoTime();
            long runs = 0;
            double elapsed = 0;
            while (elapsed < seconds) {
                run.run();
                runs++;
                elapsed = (System.nanoTime() - start) * 1e-9;
            }
            return runs / elapsed;
        } catch (OrtException e) {
            throw new IllegalStateException("no memory for the pose models: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        sessions.close();
    }
}
