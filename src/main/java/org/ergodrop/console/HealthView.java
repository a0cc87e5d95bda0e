package org.ergodrop.console;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** What stands behind the one word of /actuator/health: MBean {@code org.ergodrop:type=Health}. Only to be read. */
@Component
@ManagedResource(objectName = "org.ergodrop:type=Health", description = "The parts of the service's health, with details")
public class HealthView {

    private final HealthContributorRegistry parts;

    HealthView(HealthContributorRegistry parts) {
        this.parts = parts;
    }

    @ManagedAttribute(description = "Each part, its status and details")
    public Map<String, String> getParts() {
        Map<String, String> said = new TreeMap<>();
        for (NamedContributor<?> part : parts) {
            if (part.getContributor() instanceof HealthIndicator indicator) {
                Health health = indicator.getHealth(true);
                said.put(part.getName(), health.getStatus() + " " + health.getDetails());
            }
        }
        return said;
    }
}
