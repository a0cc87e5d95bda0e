package org.ergodrop.pipeline;

import java.util.Locale;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.ergodrop.analysis.video.UnusableVideoException;
import org.ergodrop.analysis.video.UnusableVideoException.State;
import org.ergodrop.analysis.video.VideoFile;
import org.ergodrop.jobs.JobHeaders;
import org.springframework.stereotype.Component;

/**
 * Route verb {@code checkContent}: looks into the file and sets {@link JobHeaders#CONTENT} for the content-based router. That
 * a file is no video is an answer, not a failure; that it cannot be read is one.
 */
@Component("checkContent")
class CheckContent {

    private final VideoCheck check;
    private final Locale language;

    CheckContent(VideoCheck check, PipelineProperties properties) {
        this.check = check;
        this.language = properties.language();
    }

    @Handler
    void check(@Body VideoFile video, Exchange exchange) throws UnusableVideoException {
        try {
            check.probe(video);
            exchange.getMessage().setHeader(JobHeaders.CONTENT, "video");
        } catch (UnusableVideoException e) {
            if (e.state() != State.REJECTED) {
                throw e;
            }
            exchange.getMessage().setHeader(JobHeaders.CONTENT, "other");
            exchange.getMessage().setHeader(JobHeaders.REASON, e.explain(language));
        }
    }
}
