package org.ergodrop.pipeline;

import java.io.IOException;
import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobId;
import org.ergodrop.pipeline.FailureTable.Judgement;
import org.ergodrop.pipeline.FailureTable.Verdict;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The questions that {@code routes/90-failures.camel.yaml} asks about a failure. */
@Component("failures")
class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Sentences SENTENCES = Sentences.of(Failures.class);

    private final Locale language;
    private final Stopping stopping;
    private final HotFolder hotFolder;

    Failures(PipelineProperties properties, Stopping stopping, HotFolder hotFolder) {
        this.language = properties.language();
        this.stopping = stopping;
        this.hotFolder = hotFolder;
    }

    /** The service or the route is stopping, or the work was interrupted: the video is not at fault. */
    public boolean isInterruption(Exchange exchange) {
        return stopping.hasBegun()
                || exchange.getContext().isStopping()
                || isTakenAway(exchange)
                || judge(exchange).row().verdict() == Verdict.LEAVE;
    }

    /** A route that was edited or stopped under the video is no attempt; an interruption that nobody ordered is one. */
    public void uncount(@Header(JobHeaders.JOB_ID) String jobId, Exchange exchange) throws IOException {
        // a stopping service does so by itself
        if (!stopping.hasBegun() && isTakenAway(exchange)) {
            hotFolder.uncount(JobId.parse(jobId));
        }
    }

    /** Whether the route that the video came in by has stopped, or runs anew after an edit. */
    private static boolean isTakenAway(Exchange exchange) {
        CamelContext context = exchange.getContext();
        Route begun = exchange.getProperty(JobHeaders.ROUTE, Route.class);
        if (begun == null) {
            return false;
        }
        ServiceStatus now = context.getRouteController().getRouteStatus(begun.getRouteId());
        return now == null || !now.isStarted() || context.getRoute(begun.getRouteId()) != begun;
    }

    public boolean mayPass(Exchange exchange) {
        return judge(exchange).row().verdict() == Verdict.RETRY;
    }

    /** Sets outcome and reason for the processing log and the text beside the video; the log gets the stack trace. */
    public void explain(Exchange exchange) {
        Judgement judgement = judge(exchange);
        String video = exchange.getMessage().getHeader(JobHeaders.VIDEO_NAME, "?", String.class);
        String reason = judgement.row().sentence() == null && judgement.failure() instanceof Explained explained
                ? explained.explain(language)
                : SENTENCES.say(language, judgement.row().sentence(), video, String.valueOf(judgement.failure()));
        exchange.getMessage().setHeader(JobHeaders.REASON, reason);
        boolean rejected = judgement.row().verdict() == Verdict.REJECT;
        exchange.getMessage().setHeader(JobHeaders.OUTCOME, rejected ? "REJECTED" : "FAILED");
        if (judgement.row().sentence() == null) {
            LOG.warn("{} is given up: {}", video, reason);
        } else {
            LOG.error("{} is given up: {}", video, reason, failure(exchange));
        }
    }

    private static Judgement judge(Exchange exchange) {
        return FailureTable.judge(failure(exchange));
    }

    private static Throwable failure(Exchange exchange) {
        Throwable failure = exchange.getException();
        return failure != null ? failure : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }
}
