package org.ergodrop.pods;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Route verb {@code settlePods}: brings the rows up to what the list says. A pod that nobody here knows is adopted by its name,
 * or is an orphan; of two for one intent the older stays; a request that no pod came of within the time is taken back.
 */
class SettlePods {

    private static final Logger LOG = LoggerFactory.getLogger(SettlePods.class);

    private final PodLedger ledger;
    private final PodProvider provider;
    private final EndPod endPod;
    private final Deployment deployment;
    private final PodPatience patience;

    SettlePods(PodLedger ledger, PodProvider provider, EndPod endPod, Deployment deployment, PodPatience patience) {
        this.ledger = ledger;
        this.provider = provider;
        this.endPod = endPod;
        this.deployment = deployment;
        this.patience = patience;
    }

    @Handler
    PodCycle settle(@Body PodCycle cycle) {
        cycle.seenPods().ifPresent(all -> {
            List<Pod> ours = all.stream().filter(this::isOurs).toList();
            ours.forEach(pod -> settle(pod, cycle.now()));
            Set<String> listed = ours.stream().map(Pod::id).collect(Collectors.toSet());
            for (RentedPod pod : ledger.pods().in(RentState.ALIVE)) {
                if (!listed.contains(pod.id())) {
                    missing(pod, cycle.now());
                }
            }
            ledger.intents().in(IntentState.ASKED).forEach(intent -> unanswered(intent, cycle.now()));
        });
        return cycle;
    }

    /** Also what was rented under another name of this installation: the ledger knows it by its id. */
    private boolean isOurs(Pod pod) {
        return deployment.isOurs(pod) || ledger.pods().find(pod.id()).isPresent();
    }

    private void settle(Pod pod, Instant now) {
        Optional<RentedPod> known = ledger.pods().find(pod.id());
        if (known.isEmpty()) {
            adopt(pod, now);
            return;
        }
        ledger.note(() -> {
            if (known.get().state() != RentState.GONE
                    && pod.costPerHour() < known.get().costPerHour()) {
                // since when it costs less nobody says, so the time since the last look has its old price
                ledger.book().count(known.get(), now);
            }
            ledger.pods().listed(known.get(), pod, now);
        });
        if (known.get().state() == RentState.GONE) {
            LOG.warn("pod {} ({}) was proven gone and is listed again", pod.name(), pod.id());
            ledger.write(PodStep.END_WRITTEN, () -> ledger.pods().rise(known.get(), now));
        }
    }

    private void adopt(Pod pod, Instant now) {
        Optional<PodIntent> wish =
                ledger.intents().byName(pod.name()).filter(intent -> intent.state() != IntentState.CLOSED);
        ledger.write(PodStep.POD_ADOPTED, () -> {
            Instant deadline = wish.map(PodIntent::deadline).orElse(now);
            ledger.pods().insert(pod, wish.map(PodIntent::id).orElse(null), deadline, now, true);
            // it may have cost since it was asked for
            wish.map(PodIntent::askedAt).ifPresent(since -> ledger.pods().countFrom(pod.id(), since));
            wish.ifPresent(ledger.intents()::met);
            return true;
        });
        if (wish.isEmpty()) {
            LOG.warn("pod {} ({}) carries our name and nobody wants it", pod.name(), pod.id());
            ledger.pods().find(pod.id()).ifPresent(orphan -> endPod.end(orphan, EndReason.ORPHAN, now));
            return;
        }
        LOG.info("pod {} ({}) is adopted", pod.name(), pod.id());
        ledger.pods().aliveOf(wish.get().id()).stream()
                .skip(1)
                .forEach(younger -> endPod.end(younger, EndReason.DUPLICATE, now));
    }

    /** A list may be older than the pod, so the pod itself is asked for before its end is believed. */
    private void missing(RentedPod pod, Instant now) {
        boolean isNew = pod.listedAt() == null && now.isBefore(pod.firstSeenAt().plus(patience.adoptFor()));
        if (isNew) {
            return;
        }
        try {
            if (provider.find(pod.id()).isEmpty()) {
                endPod.end(pod, EndReason.VANISHED, now);
            }
        } catch (PodProviderException e) {
            LOG.warn(
                    "pod {} ({}) is not in the list and cannot be asked for: {}", pod.name(), pod.id(), e.getMessage());
        }
    }

    private void unanswered(PodIntent intent, Instant now) {
        Instant askedAt = intent.askedAt() == null ? intent.createdAt() : intent.askedAt();
        if (!now.isBefore(askedAt.plus(patience.adoptFor()))) {
            LOG.info("no pod {} came of the request, another one may be made", intent.podName());
            ledger.note(() -> ledger.intents().refused(intent, now, intent.lastAnswer()));
        }
    }
}
