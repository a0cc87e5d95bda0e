package org.ergodrop.pods;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides a pod's end, in the ledger first, and asks the provider for it. */
class EndPod {

    private static final Logger LOG = LoggerFactory.getLogger(EndPod.class);

    private final PodLedger ledger;
    private final PodProvider provider;
    private final PodPause pause;
    private final PodNews news;

    EndPod(PodLedger ledger, PodProvider provider, PodPause pause, PodNews news) {
        this.ledger = ledger;
        this.provider = provider;
        this.pause = pause;
        this.news = news;
    }

    /** From now on the pod is ended until that is proven. */
    void end(RentedPod pod, EndReason reason, Instant now) {
        boolean isNew = ledger.write(PodStep.END_WRITTEN, () -> decide(pod, reason, now));
        if (isNew) {
            LOG.info("pod {} ({}) is to end: {}", pod.name(), pod.id(), reason);
            ask(pod, now);
        }
    }

    /** To be called within a write. */
    boolean decide(RentedPod pod, EndReason reason, Instant now) {
        if (!ledger.pods().end(pod, reason, now)) {
            return false;
        }
        if (pod.intentId() != null && reason != EndReason.DUPLICATE) {
            ledger.intents().close(pod.intentId(), now);
        }
        if (reason.isTold()) {
            news.ended(pod, reason);
        }
        return true;
    }

    /** Asks the provider; a failure is the next turn's business, which asks again until the end is proven. */
    void ask(RentedPod pod, Instant now) {
        if (pause.isForEnds(now)) {
            return;
        }
        ledger.note(() -> ledger.pods().askedToEnd(pod));
        try {
            provider.terminate(pod.id());
            ledger.steps().done(PodStep.END_ASKED);
        } catch (PodProviderException e) {
            LOG.warn(
                    "pod {} ({}, {} $/h) could not be ended, it is tried again: {}",
                    pod.name(),
                    pod.id(),
                    pod.costPerHour(),
                    e.getMessage());
            if (e.kind() == PodProviderException.Kind.RATE_LIMITED) {
                pause.endsRateLimited(now, e.retryAfter());
            }
        }
    }
}
