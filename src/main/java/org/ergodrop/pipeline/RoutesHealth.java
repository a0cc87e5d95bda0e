package org.ergodrop.pipeline;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Up while every route that has ever run here runs: Camel itself says up with none, also after a failed reload. */
@Component("routesHealthIndicator")
class RoutesHealth implements HealthIndicator {

    private final CamelContext camel;
    private final AtomicReference<Set<String>> expected = new AtomicReference<>(Set.of());

    RoutesHealth(CamelContext camel) {
        this.camel = camel;
    }

    @EventListener(ApplicationReadyEvent.class)
    void expectWhatRunsNow() {
        // a route of a role that this process has not stands still on purpose
        expected.set(camel.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> camel.getRouteController().getRouteStatus(id).isStarted())
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Health health() {
        Set<String> down = new TreeSet<>();
        for (String id : expected.get()) {
            var status = camel.getRouteController().getRouteStatus(id);
            if (status == null || !status.isStarted()) {
                down.add(id);
            }
        }
        return (down.isEmpty() ? Health.up() : Health.down())
                .withDetail("notRunning", down)
                .build();
    }
}
