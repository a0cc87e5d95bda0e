package org.ergodrop.pipeline;

import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.UnusableVideoException.State;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Queues;
import org.springframework.stereotype.Component;

/**
 * Route verb {@code checkContent}: looks into the file and sets {@link JobHeaders#CONTENT} for the content-based router. That
 * a file is no video is an answer, not a failure; that it cannot be read is one.
 */
@Component("checkContent")
class CheckContent {

    private final VideoCheck check;
    private final Queues queues;

    CheckContent(VideoCheck check, Queues queues) {
        this.check = check;
        this.queues = queues;
    }

    @Handler
    void check(@Body VideoFile video, @Header(JobHeaders.QUEUE) String queue, Exchange exchange)
            throws UnusableVideoException {
        try {
            check.probe(video, queue);
            exchange.getMessage().setHeader(JobHeaders.CONTENT, "video");
        } catch (UnusableVideoException e) {
            if (e.state() != State.REJECTED) {
                throw e;
            }
            exchange.getMessage().setHeader(JobHeaders.CONTENT, "other");
            exchange.getMessage().setHeader(JobHeaders.OUTCOME, JobState.REJECTED.name());
            exchange.getMessage()
                    .setHeader(JobHeaders.REASON, e.explain(queues.of(queue).language()));
        }
    }
}
