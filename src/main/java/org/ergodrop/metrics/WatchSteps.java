package org.ergodrop.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.ergodrop.analysis.AnalysisResult;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.pods.PodCycle;
import org.springframework.stereotype.Component;

/**
 * Watches the route verbs that are worth a figure, by their names in the routes: so the figures follow an edited route, and no
 * verb knows that it is counted. What fails is not timed.
 */
@Component
class WatchSteps implements InterceptStrategy {

    /** When the analysis of this exchange's video began [ns]. */
    private static final String OPENED = "ErgodropOpenedNanos";

    private final Map<String, BiConsumer<Exchange, Duration>> watched;

    WatchSteps(WorkFigures figures, PodWorkFigures podWork) {
        this.watched = Map.ofEntries(
                entry("fetchVideo", (exchange, took) -> figures.took(Stage.DOWNLOAD, took)),
                entry("checkContent", (exchange, took) -> figures.took(Stage.CHECK, took)),
                entry(
                        "openVideo",
                        (exchange, took) -> exchange.setProperty(OPENED, System.nanoTime() - took.toNanos())),
                entry("conclude", (exchange, took) -> concluded(exchange, figures)),
                entry("writeReport", (exchange, took) -> figures.took(Stage.REPORT, took)),
                entry("deliverReport", (exchange, took) -> figures.took(Stage.UPLOAD, took)),
                entry("lookIntoFolder", (exchange, took) -> looked(exchange, figures)),
                entry("postponeJob", (exchange, took) -> figures.happened(Happening.JOB_POSTPONED)),
                entry("sendMail", (exchange, took) -> figures.took(Stage.MAIL, took)),
                entry("mailFailed", (exchange, took) -> figures.happened(Happening.MAIL_TRY_FAILED)),
                entry("lookAtWork", (exchange, took) -> seen(exchange, podWork)));
    }

    private static void concluded(Exchange exchange, WorkFigures figures) {
        Long opened = exchange.getProperty(OPENED, Long.class);
        if (opened != null && exchange.getMessage().getBody() instanceof AnalysisResult result) {
            figures.analysed(result, Duration.ofNanos(System.nanoTime() - opened));
        }
    }

    private static void seen(Exchange exchange, PodWorkFigures podWork) {
        if (exchange.getMessage().getBody() instanceof PodCycle turn) {
            podWork.seen(turn);
        }
    }

    private static Map.Entry<String, BiConsumer<Exchange, Duration>> entry(
            String verb, BiConsumer<Exchange, Duration> told) {
        return Map.entry(verb, told);
    }

    private static void looked(Exchange exchange, WorkFigures figures) {
        String queue = exchange.getMessage().getHeader(JobHeaders.QUEUE, String.class);
        if (queue != null) {
            figures.lookedInto(queue);
        }
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor next) {
        String verb = definition instanceof BeanDefinition bean ? bean.getRef() : null;
        BiConsumer<Exchange, Duration> told = verb == null ? null : watched.get(verb);
        return told == null ? target : new Watched(target, told);
    }

    private static final class Watched extends DelegateAsyncProcessor {

        private final BiConsumer<Exchange, Duration> told;

        Watched(Processor verb, BiConsumer<Exchange, Duration> told) {
            super(verb);
            this.told = told;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            long start = System.nanoTime();
            return super.process(exchange, doneSynchronously -> {
                if (exchange.getException() == null) {
                    told.accept(exchange, Duration.ofNanos(System.nanoTime() - start));
                }
                callback.done(doneSynchronously);
            });
        }
    }
}
