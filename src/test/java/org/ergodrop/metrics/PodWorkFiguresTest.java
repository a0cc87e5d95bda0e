package org.ergodrop.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.BeanDefinition;
import org.apache.camel.support.DefaultExchange;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.Role;
import org.ergodrop.jobs.TestClock;
import org.ergodrop.jobs.TestSettings;
import org.ergodrop.pods.PodCycle;
import org.ergodrop.pods.Work;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** What a controller tells about work that stands in no ledger of its own, and who tells about looks. */
class PodWorkFiguresTest {

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TestClock clock = new TestClock();
    private final PodWorkFigures figures = new PodWorkFigures(meters, clock, Duration.ofMinutes(1));

    private double videos(String state) {
        return meters.get("ergodrop.pod.videos").tag("state", state).gauge().value();
    }

    private void turn(@Nullable Work work) {
        figures.seen(new PodCycle(clock.instant(), work, null));
    }

    @Test
    void theLastTurnIsShownUntilItIsOld() {
        assertThat(videos("waiting")).isNaN();
        turn(new Work(3, 1, "a"));
        clock.pass(Duration.ofMinutes(4));
        assertThat(videos("waiting")).isEqualTo(3);
        assertThat(videos("in_hand")).isEqualTo(1);
        clock.pass(Duration.ofSeconds(1));
        assertThat(videos("in_hand")).isNaN();
    }

    @Test
    void workThatCannotBeSeenIsNoNumber() {
        turn(new Work(0, 2, "a"));
        turn(null);
        assertThat(videos("in_hand")).isNaN();
    }

    @Test
    void theRouteVerbIsWatchedByItsName() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            WorkFigures work = new WorkFigures(meters, new Queues(List.of()), new MockEnvironment(), clock);
            Processor verb = new WatchSteps(work, figures)
                    .wrapProcessorInInterceptors(
                            camel,
                            new BeanDefinition("lookAtWork"),
                            exchange -> exchange.getMessage()
                                    .setBody(new PodCycle(clock.instant(), new Work(5, 0, "a"), null)),
                            exchange -> {});
            Exchange exchange = new DefaultExchange(camel);
            verb.process(exchange);
            assertThat(videos("waiting")).isEqualTo(5);
        }
    }

    @Test
    void onlyWhoLooksIntoHotFoldersTellsOfLooks() {
        Queues queues = new Queues(List.of(TestSettings.queue("brno")));
        MockEnvironment worker = new MockEnvironment().withProperty(Role.INTAKE.key(), "false");
        new WorkFigures(meters, queues, worker, clock);
        assertThat(meters.find("ergodrop.last.look.timestamp").gauge()).isNull();
        MockEnvironment intake = new MockEnvironment().withProperty(Role.INTAKE.key(), "true");
        new WorkFigures(meters, queues, intake, clock);
        assertThat(meters.get("ergodrop.last.look.timestamp")
                        .tag("queue", "brno")
                        .gauge()
                        .value())
                .isNaN();
    }
}
