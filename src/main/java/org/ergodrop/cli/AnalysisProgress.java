package org.ergodrop.cli;

import org.ergodrop.analysis.Progress;

/** Progress of one video shown to a person; closed when the video is done. */
interface AnalysisProgress extends Progress, AutoCloseable {

    @Override
    void close();
}
