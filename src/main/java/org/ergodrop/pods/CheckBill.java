package org.ergodrop.pods;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares what the provider billed for pods that are gone with our own account, once for each, and tells when they differ. */
class CheckBill {

    private static final Logger LOG = LoggerFactory.getLogger(CheckBill.class);

    /** A bill is not complete before. Ours. */
    private static final Duration SETTLED_AFTER = Duration.ofHours(2);

    /** What has not been billed by then is taken as billed with nothing. Ours. */
    private static final Duration LATEST = Duration.ofHours(24);

    private static final Duration LOOK_BACK = Duration.ofDays(7);
    private static final Duration EVERY = Duration.ofHours(1);

    /** Smaller differences are nobody's business [USD]. Ours. */
    private static final double PETTY_DOLLARS = 0.10;

    private final PodDesk desk;
    private final PodCosts costs;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    CheckBill(PodDesk desk, PodCosts costs) {
        this.desk = desk;
        this.costs = costs;
    }

    void check(Instant now) {
        if (now.isBefore(next.get()) || desk.pause().isForCalls(now)) {
            return;
        }
        next.set(now.plus(EVERY));
        List<RentedPod> open = desk.ledger().pods().goneSince(now.minus(LOOK_BACK)).stream()
                .filter(pod -> pod.billed() == null && pod.goneAt() != null)
                .filter(pod -> !pod.goneAt().plus(SETTLED_AFTER).isAfter(now))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        try {
            Instant from = open.stream()
                    .map(RentedPod::firstSeenAt)
                    .min(Instant::compareTo)
                    .orElse(now);
            Map<String, Double> billed = desk.provider().billed(from.minus(EVERY), now).stream()
                    .collect(Collectors.toMap(BilledPod::podId, BilledPod::amount, Double::sum));
            open.forEach(pod -> compare(pod, billed, now));
        } catch (PodProviderException e) {
            LOG.info("the bill cannot be read, it is tried again: {}", e.getMessage());
        }
    }

    private void compare(RentedPod pod, Map<String, Double> bill, Instant now) {
        boolean isTooEarly = !bill.containsKey(pod.id())
                && pod.goneAt() != null
                && pod.goneAt().plus(LATEST).isAfter(now);
        if (isTooEarly) {
            return;
        }
        double billed = bill.getOrDefault(pod.id(), 0.0);
        double ours = costs.dollarsOf(pod.id());
        desk.ledger().note(() -> desk.ledger().book().billed(pod.id(), billed));
        double difference = Math.abs(billed - ours);
        if (difference > Math.max(PETTY_DOLLARS, ours * desk.settings().limits().tolerance())) {
            LOG.warn("pod {} was billed with {} $, by our account it cost {} $", pod.name(), billed, ours);
            desk.news().billDiffers(pod, billed, ours);
        }
    }
}
