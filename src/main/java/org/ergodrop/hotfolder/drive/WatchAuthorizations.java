package org.ergodrop.hotfolder.drive;

import java.util.Optional;
import org.apache.camel.Handler;
import org.ergodrop.google.AuthorizationHealth;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.jobs.Troubles;
import org.ergodrop.text.Explained;
import org.springframework.stereotype.Component;

/** Route verb {@code watchAuthorizations}: an authorization that is about to end is told while there is time to renew it. */
@Component("watchAuthorizations")
class WatchAuthorizations {

    private final Queues queues;
    private final AuthorizationHealth health;
    private final Troubles troubles;

    WatchAuthorizations(Queues queues, AuthorizationHealth health, Troubles troubles) {
        this.queues = queues;
        this.health = health;
        this.troubles = troubles;
    }

    @Handler
    void watch() {
        for (QueueSettings queue : queues.all()) {
            if (queue.source() == QueueSettings.Source.DRIVE) {
                watch(queue);
            }
        }
    }

    private void watch(QueueSettings queue) {
        Optional<Explained> warning = health.warning(queue.account());
        if (warning.isPresent()) {
            troubles.begin(
                    TroubleKind.TOKEN_EXPIRES_SOON,
                    queue.name(),
                    queue.name(),
                    warning.get().explain(queue.language()));
        } else {
            troubles.end(TroubleKind.TOKEN_EXPIRES_SOON, queue.name(), queue.name());
        }
    }
}
