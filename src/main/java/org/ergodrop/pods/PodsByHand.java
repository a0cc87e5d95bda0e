package org.ergodrop.pods;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.ergodrop.jobs.LeaderLease;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a person may change about pods at any time, whoever leads: wishes are written down, and ends decided, by a
 * compare-and-set on the row; the controller takes it from there.
 */
public final class PodsByHand {

    private final PodIntents intents;
    private final RentedPods pods;
    private final TransactionTemplate transaction;
    private final Deployment deployment;
    private final LeaderLease lead;
    private final Clock clock;
    private final RandomGenerator random;

    public PodsByHand(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Deployment deployment,
            Clock clock,
            RandomGenerator random) {
        this.intents = new PodIntents(jdbc);
        this.pods = new RentedPods(jdbc);
        this.transaction = transaction;
        this.deployment = deployment;
        this.lead = new LeaderLease(jdbc, transaction, PodsConfiguration.LEAD, "", Duration.ZERO, System::nanoTime);
        this.clock = clock;
        this.random = random;
    }

    /** Whether a controller leads, or has fallen over while it led. */
    public boolean isLed() {
        return lead.holder().isPresent();
    }

    /** Wants one pod more, whether there is work or not; returns the name that it will have. */
    public String want() {
        Instant now = clock.instant();
        String id = Deployment.freshIntent(now, random);
        intents.insert(id, deployment.podName(id), true, now);
        return deployment.podName(id);
    }

    /** From now on the pod is ended until that is proven. False: that was decided before. */
    public boolean end(RentedPod pod) {
        Instant now = clock.instant();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean isNew = pods.end(pod, EndReason.BY_HAND, now);
            if (isNew && pod.intentId() != null) {
                intents.close(pod.intentId(), now);
            }
            return isNew;
        }));
    }

    /** Takes a wish back. False: somebody has been asked for the pod already, so it may come. */
    public boolean dismiss(PodIntent wish) {
        return intents.dismiss(wish, clock.instant());
    }
}
