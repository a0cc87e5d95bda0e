package org.ergodrop.intake;

import java.time.Duration;
import org.ergodrop.jobs.HealthProperties;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** When each hot folder was last looked at with success. */
@Component("looksHealthIndicator")
@ConditionalOnProperty("ergodrop.role.intake")
class LooksHealth implements HealthIndicator {

    /** So many pauses may pass without a look that succeeds ... Ours. */
    private static final int PAUSES = 3;

    /** ... and the time that a look may try by itself ({@code ergodrop.drive.folder.look-patience}) twice. Ours. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Queues queues;
    private final Paces paces;

    LooksHealth(Queues queues, Paces paces) {
        this.queues = queues;
        this.paces = paces;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (QueueSettings queue : queues.all()) {
            Duration since = paces.sinceLook(queue.name());
            if (since.compareTo(queue.pace().pollAtMost().multipliedBy(PAUSES).plus(PATIENCE)) > 0) {
                health.status(HealthProperties.DEGRADED);
            }
            health.withDetail(queue.name(), "looked at " + since.toSeconds() + " s ago");
        }
        return health.build();
    }
}
