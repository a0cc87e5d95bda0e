package org.ergodrop.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Body;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultExchange;
import org.ergodrop.jobs.JobHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Route verb {@code hooks}: calls the routes that users have added at a place of the workflow, each from an address of its own
 * that begins with the name of the place ({@code direct:after-report-copy}); docs/routes.md. The job waits for them, so that
 * its files are there; what goes wrong in them is logged and harms no job.
 */
@Component("hooks")
class Hooks {

    private static final Logger LOG = LoggerFactory.getLogger(Hooks.class);

    /** Header: what happened, as a JSON string with its quotes; for the body of a webhook. */
    private static final String TEXT_AS_JSON = "ErgodropTextAsJson";

    /** A job does not wait longer for what is none of its business. Ours. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ProducerTemplate template;
    private final ObjectMapper json;

    Hooks(ProducerTemplate template, ObjectMapper json) {
        this.template = template;
        this.json = json;
    }

    /** The report's files, in a folder that nobody sees yet, in the body. */
    public void afterReport(Exchange job, @Body List<Path> files) {
        call("after-report", job, files.stream().map(Path::toFile).toList());
    }

    /** The name of the report's folder in the body. */
    public void afterDelivery(Exchange job) {
        call("after-delivery", job, job.getMessage().getBody());
    }

    /** Why the video was put aside in the header ErgodropReason. */
    public void afterFailure(Exchange job) {
        call("after-failure", job, null);
    }

    private void call(String place, Exchange job, @Nullable Object body) {
        for (Route route : job.getContext().getRoutes()) {
            Endpoint address = route.getEndpoint();
            String name = address.getEndpointBaseUri();
            boolean isMeant = name.equals("direct://" + place) || name.startsWith("direct://" + place + "-");
            if (isMeant
                    && job.getContext().getRouteController().getRouteStatus(route.getRouteId()).isStarted()) {
                call(route.getRouteId(), address, copy(job, body));
            }
        }
    }

    private void call(String route, Endpoint address, Exchange copy) {
        CompletableFuture<Exchange> answer = template.asyncSend(address, copy);
        try {
            Exception failure = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).getException();
            if (failure != null) {
                LOG.warn("The route {} failed; the job goes on without it: {}", route, failure.toString());
            }
        } catch (TimeoutException e) {
            LOG.warn("The route {} takes longer than {}; the job goes on without it", route, PATIENCE);
        } catch (ExecutionException e) {
            LOG.warn("The route {} could not be called; the job goes on without it: {}", route, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Exchange copy(Exchange job, @Nullable Object body) {
        Exchange copy = new DefaultExchange(job.getContext());
        copy.getMessage().setHeaders(new HashMap<>(job.getMessage().getHeaders()));
        copy.getMessage().removeHeaders("Camel*");
        copy.getMessage().removeHeaders("JMS*");
        copy.getMessage().setHeader(TEXT_AS_JSON, text(job));
        copy.getMessage().setBody(body);
        return copy;
    }

    private String text(Exchange job) {
        String video = job.getMessage().getHeader(JobHeaders.VIDEO_NAME, "?", String.class);
        String reason = job.getMessage().getHeader(JobHeaders.REASON, String.class);
        try {
            return json.writeValueAsString(reason == null ? video : video + ": " + reason);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text that is no JSON", e);
        }
    }
}
