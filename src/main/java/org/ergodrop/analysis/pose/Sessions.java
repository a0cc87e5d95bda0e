package org.ergodrop.analysis.pose;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The loaded detector and landmark model; both may be run by many threads at once. */
record Sessions(OrtSession detector, OrtSession landmarks) implements AutoCloseable {

    private static final String DETECTOR = "pose_detection.onnx";

    /** The detector gains nothing from a second thread: 11.2 ms with one, 10.3 ms with two. */
    private static final int DETECTOR_THREADS = 1;

    /** Loads both models at once, the detector on a thread of its own. On CUDA each is also run once, on nothing. */
    static Sessions open(Path folder, PoseSettings settings, Provider provider)
            throws OrtException, PoseModelException {
        Path detectorFile = present(folder.resolve(DETECTOR));
        Path landmarksFile = present(folder.resolve(fileOf(settings.model())));
        FutureTask<OrtSession> detector = new FutureTask<>(() -> session(detectorFile, DETECTOR_THREADS, provider));
        new Thread(detector, "load-pose-detector").start();
        FutureTask<OrtSession> landmarks = new FutureTask<>(() -> session(landmarksFile, threads(settings), provider));
        landmarks.run();
        try {
            return new Sessions(loaded(detector), loaded(landmarks));
        } catch (OrtException e) {
            closeIfLoaded(detector);
            closeIfLoaded(landmarks);
            throw e;
        }
    }

    private static OrtSession loaded(FutureTask<OrtSession> loading) throws OrtException {
        try {
            return loading.get();
        } catch (ExecutionException e) {
            throw new OrtException(String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the pose models were loading", e);
        }
    }

    private static void closeIfLoaded(FutureTask<OrtSession> loading) throws OrtException {
        try {
            loaded(loading).close();
        } catch (OrtException alreadyTold) {
            // the failure that brought us here is thrown by the caller; nothing was loaded, nothing is left to close
        }
    }

    static String fileOf(PoseSettings.Model model) {
        return "pose_landmark_" + model.name().toLowerCase(Locale.ROOT) + ".onnx";
    }

    static int threads(PoseSettings settings) {
        return settings.threads() > 0
                ? settings.threads()
                : Runtime.getRuntime().availableProcessors();
    }

    private static Path present(Path model) throws PoseModelException {
        if (!Files.isRegularFile(model)) {
            throw new PoseModelException(PoseModelException.Problem.MISSING, model);
        }
        return model;
    }

    private static OrtSession session(Path model, int threads, Provider provider) throws OrtException {
        // before the options: CUDA's provider writes to the environment's log while it is loaded, and fails without one
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (SessionOptions options = provider.options(threads)) {
            OrtSession session = environment.createSession(model.toString(), options);
            if (provider == Provider.CUDA) {
                probe(session);
            }
            return session;
        }
    }

    /** A missing cuDNN, an unsupported card or full card memory shows only when something runs. */
    private static void probe(OrtSession session) throws OrtException {
        try (ModelRun run = new ModelRun(session)) {
            run.run();
        } catch (IllegalStateException e) {
            session.close();
            throw new OrtException(e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            detector.close();
            landmarks.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the pose models could not be closed", e);
        }
    }
}
