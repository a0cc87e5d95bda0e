package org.ergodrop.pipeline;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.jobs.JobHeaders;
import org.springframework.stereotype.Component;

/** Route verb {@code openVideo}: {@link VideoFile} in, {@link VideoUnderAnalysis} out; the route closes it. */
@Component("openVideo")
class OpenVideo {

    private final SessionFactory sessions;
    private final Stopping stopping;
    private final AtomicLong runs = new AtomicLong();

    OpenVideo(SessionFactory sessions, Stopping stopping) {
        this.sessions = sessions;
        this.stopping = stopping;
    }

    @Handler
    VideoUnderAnalysis open(
            @Header(JobHeaders.JOB_ID) String jobId, @Header(JobHeaders.QUEUE) String queue, @Body VideoFile video)
            throws UnusableVideoException {
        return new VideoUnderAnalysis(
                jobId + "#" + runs.incrementAndGet(), sessions.open(video, queue), stopping::hasBegun);
    }
}
