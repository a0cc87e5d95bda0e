package org.ergodrop.pipeline;

import org.ergodrop.analysis.AnalysisSession;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.VideoFile;

/** Opens a video for analysis. */
@FunctionalInterface
public interface SessionFactory {

    /**
     * @param queue whose analysis settings hold
     * @throws UnusableVideoException when the file is not a video that can be analysed
     */
    AnalysisSession open(VideoFile video, String queue) throws UnusableVideoException;
}
