package org.ergodrop.pipeline;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.LostLeaseException;
import org.springframework.stereotype.Component;

/** Route verb {@code openVideo}: {@link VideoFile} in, {@link VideoUnderAnalysis} out; the route closes it. */
@Component("openVideo")
class OpenVideo {

    private final SessionFactory sessions;
    private final Stopping stopping;
    private final InFlight inFlight;
    private final AtomicLong runs = new AtomicLong();

    OpenVideo(SessionFactory sessions, Stopping stopping, InFlight inFlight) {
        this.sessions = sessions;
        this.stopping = stopping;
        this.inFlight = inFlight;
    }

    @Handler
    VideoUnderAnalysis open(
            @Header(JobHeaders.JOB_ID) String jobId, @Header(JobHeaders.QUEUE) String queue, @Body VideoFile video)
            throws UnusableVideoException {
        JobId id = JobId.parse(jobId);
        return new VideoUnderAnalysis(
                id + "#" + runs.incrementAndGet(), sessions.open(video, queue), () -> requireWanted(id));
    }

    /** Whether the service stops, or the job has been cancelled or went to another worker. */
    private void requireWanted(JobId id) {
        // taken note of, so that the message can be given back: the broker's client does nothing on an interrupted
        // thread
        if (stopping.hasBegun() || Thread.interrupted()) {
            throw new CancellationException("the service is stopping");
        }
        try {
            inFlight.requireHeld(id);
        } catch (LostLeaseException e) {
            CancellationException cancelled = new CancellationException(e.getMessage());
            cancelled.initCause(e);
            throw cancelled;
        }
    }
}
