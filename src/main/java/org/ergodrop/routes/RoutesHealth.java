package org.ergodrop.routes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.ergodrop.jobs.HealthProperties;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/**
 * The routes that should run against those that do: Camel itself says up with none. DOWN when one is gone or failed; DEGRADED,
 * which is still HTTP 200, when a file is refused or a person has stopped a route. MBean {@code org.ergodrop:type=Routes}.
 */
@Component("routesHealthIndicator")
@ManagedResource(objectName = "org.ergodrop:type=Routes", description = "The route files and their routes")
public class RoutesHealth implements HealthIndicator {

    private final CamelContext camel;
    private final RouteFileFollower files;
    private final RefusedFiles refused;

    RoutesHealth(CamelContext camel, RouteFileFollower files, RefusedFiles refused) {
        this.camel = camel;
        this.files = files;
        this.refused = refused;
    }

    @ManagedAttribute(description = "Route files that may not go live, and why; empty is good")
    public List<String> getRefused() {
        return refused.sentences();
    }

    @ManagedAttribute(description = "Routes of the files and whether they run")
    public Map<String, String> getRoutes() {
        Map<String, String> states = new TreeMap<>();
        files.routeIds().forEach(id -> states.put(id, String.valueOf(camel.getRouteController().getRouteStatus(id))));
        return states;
    }

    @Override
    public Health health() {
        Set<String> gone = new TreeSet<>();
        Set<String> stopped = new TreeSet<>();
        for (String id : files.routeIds()) {
            Route route = camel.getRoute(id);
            ServiceStatus status = camel.getRouteController().getRouteStatus(id);
            if (route == null || status == null || route.getLastError() != null && !status.isStarted()) {
                gone.add(id);
            } else if (route.isAutoStartup() && !status.isStarted()) {
                // a route of a role that this process has not stands still on purpose; this one was stopped in the console
                stopped.add(id);
            }
        }
        boolean isGood = stopped.isEmpty() && refused.sentences().isEmpty();
        return Health.status(!gone.isEmpty() ? Status.DOWN : isGood ? Status.UP : HealthProperties.DEGRADED)
                .withDetail("notRunning", gone)
                .withDetail("stoppedByHand", stopped)
                .withDetail("refused", refused.sentences())
                .build();
    }
}
