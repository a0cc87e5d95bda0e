package org.ergodrop.hotfolder.drive;

import java.util.Locale;
import java.util.Optional;
import org.ergodrop.google.AuthorizationHealth;
import org.ergodrop.jobs.HealthProperties;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.ergodrop.text.Explained;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** The Google authorizations that hot folders use: lost, about to end, or good. From what is known here; Google is not asked. */
@Component("authorizationsHealthIndicator")
class AuthorizationsHealth implements HealthIndicator {

    private final Queues queues;
    private final AuthorizationHealth authorizations;

    AuthorizationsHealth(Queues queues, AuthorizationHealth authorizations) {
        this.queues = queues;
        this.authorizations = authorizations;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (QueueSettings queue : queues.all()) {
            if (queue.source() == QueueSettings.Source.DRIVE) {
                Optional<Explained> trouble = trouble(queue.account());
                trouble.ifPresent(said -> health.status(HealthProperties.DEGRADED));
                String left = authorizations
                        .expiresIn(queue.account())
                        .map(end -> "ends in " + end.toHours() + " h")
                        .orElse("no end known");
                health.withDetail(
                        queue.account(),
                        trouble.map(said -> said.explain(Locale.ENGLISH)).orElse(left));
            }
        }
        return health.build();
    }

    private Optional<Explained> trouble(String account) {
        return authorizations.lost(account).map(Explained.class::cast).or(() -> authorizations.warning(account));
    }
}
