package org.ergodrop.analysis.pose;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;

/** Where ONNX Runtime runs a model. */
enum Provider {
    CPU,
    CUDA;

    private static final int FIRST_GPU = 0;

    /**
     * Options of a session.
     *
     * @param threads processor threads of one inference
     */
    SessionOptions options(int threads) throws OrtException {
        SessionOptions options = new SessionOptions();
        try {
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Ours, docs/decisions/0004: waiting threads sleep, so that decoder, fit and other videos get the cores.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            if (this == CUDA) {
                options.addCUDA(FIRST_GPU);
            }
            return options;
        } catch (OrtException | RuntimeException | LinkageError e) {
            options.close();
            throw e;
        }
    }
}
