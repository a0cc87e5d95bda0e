package org.ergodrop.pipeline;

import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.VideoFacts;
import org.ergodrop.analysis.video.VideoFile;

/** Looks into a file without analysing it. */
@FunctionalInterface
public interface VideoCheck {

    /**
     * @param queue whose analysis settings hold
     * @throws UnusableVideoException when the file is not a video that can be analysed; its state says whose fault that is
     */
    VideoFacts probe(VideoFile video, String queue) throws UnusableVideoException;
}
