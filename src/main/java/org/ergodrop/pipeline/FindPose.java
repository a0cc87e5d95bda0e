package org.ergodrop.pipeline;

import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.springframework.stereotype.Component;

/** Route verb {@code findPose}: a batch of frames in, its landmarks out; the frames go back to the pool. */
@Component("findPose")
class FindPose {

    @Handler
    VideoUnderAnalysis.Landmarks find(@Body VideoUnderAnalysis.Frames frames) {
        return frames.landmarks();
    }
}
