package org.ergodrop.pipeline;

import java.util.Locale;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Queues;
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

    private final Queues queues;
    private final Locale fallback;
    private final Stopping stopping;

    Failures(Queues queues, PipelineProperties properties, Stopping stopping) {
        this.queues = queues;
        this.fallback = properties.language();
        this.stopping = stopping;
    }

    /** Another worker has the job by now. */
    public boolean isDropped(Exchange exchange) {
        return judge(exchange).row().verdict() == Verdict.DROP;
    }

    /** The job waits, and what is done stays. */
    public boolean isPostponed(Exchange exchange) {
        return judge(exchange).row().verdict() == Verdict.POSTPONE;
    }

    /** The service or the route is stopping, or the work was interrupted: the video is not at fault. */
    public boolean isInterruption(Exchange exchange) {
        CamelContext context = exchange.getContext();
        String route = exchange.getFromRouteId();
        return stopping.hasBegun()
                || context.isStopping()
                || (route != null
                        && context.getRouteController().getRouteStatus(route) != null
                        && !context.getRouteController().getRouteStatus(route).isStarted())
                || judge(exchange).row().verdict() == Verdict.LEAVE;
    }

    /** The ledger does not answer; when it does again the step goes on. */
    public boolean isLedgerAway(Exchange exchange) {
        return judge(exchange).row().verdict() == Verdict.RETRY_OR_LEAVE;
    }

    public boolean mayPass(Exchange exchange) {
        return judge(exchange).row().verdict() == Verdict.RETRY;
    }

    /** Sets outcome and reason for the processing log and the text beside the video; the log gets the stack trace. */
    public void explain(Exchange exchange) {
        Judgement judgement = judge(exchange);
        String video = video(exchange);
        String reason = sentence(exchange, judgement);
        exchange.getMessage().setHeader(JobHeaders.REASON, reason);
        exchange.getMessage().setHeader(JobHeaders.OUTCOME, end(judgement).name());
        if (judgement.row().sentence() == null) {
            LOG.warn("{} is given up: {}", video, reason);
        } else {
            LOG.error("{} is given up: {}", video, reason, failure(exchange));
        }
    }

    /** What happened, in the language of the video's queue. */
    String sentence(Exchange exchange, Judgement judgement) {
        Locale language = language(exchange);
        return judgement.row().sentence() == null && judgement.failure() instanceof Explained explained
                ? explained.explain(language)
                : SENTENCES.say(
                        language, judgement.row().sentence(), video(exchange), String.valueOf(judgement.failure()));
    }

    private Locale language(Exchange exchange) {
        String queue = exchange.getMessage().getHeader(JobHeaders.QUEUE, String.class);
        return queue == null ? fallback : queues.of(queue).language();
    }

    private static JobState end(Judgement judgement) {
        return switch (judgement.row().verdict()) {
            case REJECT -> JobState.REJECTED;
            case CANCEL -> JobState.CANCELLED;
            default -> JobState.FAILED;
        };
    }

    private static String video(Exchange exchange) {
        return exchange.getMessage().getHeader(JobHeaders.VIDEO_NAME, "?", String.class);
    }

    static Judgement judge(Exchange exchange) {
        return FailureTable.judge(failure(exchange));
    }

    private static Throwable failure(Exchange exchange) {
        Throwable failure = exchange.getException();
        return failure != null ? failure : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }
}
