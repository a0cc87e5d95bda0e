package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.ergodrop.jobs.JobHeaders;
import org.ergodrop.jobs.JobInLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which job the lines of a thread name during an exchange, and that they name none when it is over. */
class NameJobInLogTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        NameJobInLog names = new NameJobInLog();
        camel.getCamelContextExtension().addInterceptStrategy(names);
        camel.addRoutePolicyFactory(names);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(1));
                // as routes/12-queue.camel.yaml: the look is about no job, each part of it is about one
                from("direct:look")
                        .split(body())
                        .setHeader(JobHeaders.JOB_ID, body())
                        .to("direct:queue-job")
                        .end()
                        .process(exchange -> seen.add("look " + JobInLog.current()));
                from("direct:queue-job").process(exchange -> seen.add("queue " + JobInLog.current()));
                from("direct:fails").to("direct:broken");
                from("direct:broken").process(exchange -> {
                    seen.add("broken " + JobInLog.current());
                    throw new IOException("refused");
                });
                from("direct:outer")
                        .to("direct:queue-job")
                        .process(exchange -> seen.add("outer " + JobInLog.current()));
            }
        });
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        JobInLog.of(null);
        camel.stop();
    }

    @Test
    void whenTheJobsOfALookAreOverItsThreadNamesNone() {
        template.sendBody("direct:look", List.of("a", "b"));
        assertThat(seen).containsExactly("queue a", "queue b", "look null");
        assertThat(JobInLog.current()).isNull();
    }

    @Test
    void afterAFailureItsThreadNamesNone() {
        template.send("direct:fails", exchange -> exchange.getMessage().setHeader(JobHeaders.JOB_ID, "a"));
        assertThat(seen).isNotEmpty().containsOnly("broken a");
        assertThat(JobInLog.current()).isNull();
    }

    @Test
    void afterARouteInsideAnotherOneTheJobIsStillNamed() {
        template.send("direct:outer", exchange -> exchange.getMessage().setHeader(JobHeaders.JOB_ID, "a"));
        assertThat(seen).containsExactly("queue a", "outer a");
        assertThat(JobInLog.current()).isNull();
    }
}
