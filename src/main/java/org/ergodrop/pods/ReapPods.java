package org.ergodrop.pods;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.ergodrop.jobs.TroubleKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Route verb {@code reapPods}: ends what has no reason to live, and does not believe an end before it is proven: asked for one
 * by one the pod was not there twice, {@link PodPatience#proofApart} apart, and it stood in neither list.
 */
class ReapPods {

    private static final Logger LOG = LoggerFactory.getLogger(ReapPods.class);

    private final PodLedger ledger;
    private final PodProvider provider;
    private final PodPause pause;
    private final EndPod endPod;
    private final PodNews news;
    private final PodProperties settings;

    ReapPods(
            PodLedger ledger,
            PodProvider provider,
            PodPause pause,
            EndPod endPod,
            PodNews news,
            PodProperties settings) {
        this.ledger = ledger;
        this.provider = provider;
        this.pause = pause;
        this.endPod = endPod;
        this.news = news;
        this.settings = settings;
    }

    @Handler
    PodCycle reap(@Body PodCycle cycle) {
        Set<String> listed = cycle.seenPods().stream()
                .flatMap(pods -> pods.stream().map(Pod::id))
                .collect(Collectors.toSet());
        for (RentedPod pod : ledger.pods().in(RentState.ENDING)) {
            prove(pod, cycle, listed.contains(pod.id()));
        }
        watchWork(cycle);
        for (RentedPod pod : ledger.pods().in(RentState.ALIVE)) {
            why(pod, cycle).ifPresent(reason -> endPod.end(pod, reason, cycle.now()));
        }
        return cycle;
    }

    private void prove(RentedPod pod, PodCycle cycle, boolean isListed) {
        Instant now = cycle.now();
        boolean isAskedJustNow = now.equals(pod.endAskedAt()) && pod.endTries() > 0;
        if (isAskedJustNow) {
            return;
        }
        if (isListed || cycle.listed() == null) {
            stillThere(pod, now, isListed);
        } else if (!pause.isForCalls(now)) {
            absent(pod, now);
        }
    }

    private void absent(RentedPod pod, Instant now) {
        try {
            if (provider.find(pod.id()).isPresent()) {
                stillThere(pod, now, true);
            } else if (pod.endTries() == 0) {
                // nobody has asked for its end yet, and a pod that is not to be seen may still be coming
                endPod.ask(pod, now);
            } else if (pod.absentSince() == null) {
                ledger.write(PodStep.ABSENT_ONCE, () -> {
                    ledger.pods().absent(pod, now);
                    return true;
                });
            } else if (!now.isBefore(pod.absentSince().plus(settings.patience().proofApart()))) {
                gone(pod, now);
            }
        } catch (PodProviderException e) {
            LOG.warn("whether pod {} ({}) is gone cannot be asked: {}", pod.name(), pod.id(), e.getMessage());
            late(pod, now);
        }
    }

    private void gone(RentedPod pod, Instant now) {
        boolean isGone = ledger.write(PodStep.GONE_WRITTEN, () -> ledger.pods().gone(pod, now));
        if (isGone) {
            LOG.info("pod {} ({}) is gone, proven", pod.name(), pod.id());
            news.end(TroubleKind.POD_NOT_GONE, pod.name());
        }
    }

    /** @param isSeen false: nobody could look, so nothing is known about it */
    private void stillThere(RentedPod pod, Instant now, boolean isSeen) {
        if (isSeen && pod.absentSince() != null) {
            ledger.note(() -> ledger.pods().absent(pod, null));
        }
        endPod.ask(pod, now);
        late(pod, now);
    }

    private void late(RentedPod pod, Instant now) {
        Instant asked = Objects.requireNonNullElse(pod.endAskedAt(), now);
        if (now.isBefore(asked.plus(settings.patience().tellNotGone()))) {
            return;
        }
        news.begin(
                TroubleKind.POD_NOT_GONE,
                pod.name(),
                Duration.ZERO,
                pod.name(),
                pod.id(),
                news.number(pod.costPerHour()));
        try {
            // a stopped pod costs its disk, a running one its GPU
            provider.stop(pod.id());
        } catch (PodProviderException e) {
            LOG.warn("pod {} ({}) cannot even be stopped: {}", pod.name(), pod.id(), e.getMessage());
        }
    }

    private void watchWork(PodCycle cycle) {
        Optional<Work> work = cycle.seenWork();
        ledger.note(() -> {
            if (work.isPresent()) {
                ledger.pods().sees(work.get(), work.get().progress(), cycle.now());
            } else {
                ledger.pods().blind(cycle.now());
            }
        });
    }

    /** Why a pod has to end; only the deadline counts when nobody could list. */
    private Optional<EndReason> why(RentedPod pod, PodCycle cycle) {
        PodLimits limits = settings.limits();
        Instant now = cycle.now();
        if (!now.isBefore(pod.deadline())) {
            return Optional.of(EndReason.DEADLINE);
        }
        if (cycle.listed() == null) {
            return Optional.empty();
        }
        return switch (pod.status()) {
            case EXITED -> Optional.of(EndReason.EXITED);
            case ERROR -> Optional.of(EndReason.FAILED);
            case TERMINATED -> Optional.of(EndReason.VANISHED);
            case PROVISIONING, STARTING ->
                hasLasted(pod.firstSeenAt(), limits.startWithin(), now)
                        ? Optional.of(EndReason.STUCK_STARTING)
                        : idle(pod, now);
            case RUNNING, UNKNOWN -> running(pod, now);
        };
    }

    private Optional<EndReason> running(RentedPod pod, Instant now) {
        if (pod.starts() > settings.limits().maxStarts()) {
            return Optional.of(EndReason.RESTARTS);
        }
        boolean isStuck = pod.progress() != null
                && hasLasted(pod.progressSince(), settings.limits().noProgress(), now);
        return isStuck ? Optional.of(EndReason.NO_PROGRESS) : idle(pod, now);
    }

    private Optional<EndReason> idle(RentedPod pod, Instant now) {
        return hasLasted(pod.idleSince(), settings.limits().idle(), now)
                ? Optional.of(EndReason.IDLE)
                : Optional.empty();
    }

    private static boolean hasLasted(@Nullable Instant since, Duration time, Instant now) {
        return since != null && !now.isBefore(since.plus(time));
    }
}
