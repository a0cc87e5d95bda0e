package org.ergodrop.pipeline;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobInLog;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Log lines of every route and every step name the job of the message that passes, on whatever thread, also in routes that
 * somebody adds. The route as a whole covers what the error handler says between two tries; the steps cover threads that a route
 * changes to, and headers that it sets.
 */
@Component
class NameJobInLog implements InterceptStrategy, RoutePolicyFactory {

    /** With the route's id behind it: the job of the exchange while it is in that route. */
    private static final String OPEN = "ErgodropInLog-";

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new RoutePolicySupport() {
            @Override
            public void onExchangeBegin(Route entered, Exchange exchange) {
                String job = exchange.getMessage().getHeader(JobHeaders.JOB_ID, String.class);
                if (job != null) {
                    exchange.setProperty(OPEN + routeId, job);
                    JobInLog.put(job);
                }
            }

            @Override
            public void onExchangeDone(Route left, Exchange exchange) {
                if (exchange.removeProperty(OPEN + routeId) != null) {
                    JobInLog.put(outer(exchange));
                }
            }
        };
    }

    /**
     * The job of the route around the one that was left; null: there is none. What the thread named before would be wrong: the
     * step that led into the route may be long over, and another thread may have come.
     */
    private static @Nullable String outer(Exchange exchange) {
        return exchange.getProperties().entrySet().stream()
                .filter(property -> property.getKey().startsWith(OPEN))
                .map(property -> String.valueOf(property.getValue()))
                .findAny()
                .orElse(null);
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                String job = exchange.getMessage().getHeader(JobHeaders.JOB_ID, String.class);
                if (job == null || job.equals(JobInLog.current())) {
                    return super.process(exchange, callback);
                }
                try (JobInLog named = JobInLog.of(job)) {
                    return super.process(exchange, callback);
                }
            }
        };
    }
}
