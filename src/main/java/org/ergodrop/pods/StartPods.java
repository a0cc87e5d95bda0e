package org.ergodrop.pods;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.ergodrop.jobs.TroubleKind;

/**
 * Route verb {@code startPods}: as many pods as the work is worth and the limits allow. Only with the work and the list before
 * its eyes: an outage is not an empty folder, and a pod that is not in sight may be there.
 */
class StartPods {

    /** Pods in a row that moved nothing before somebody is told. Ours. */
    private static final int TOLD_AFTER = 3;

    private final PodDesk desk;
    private final PodLedger ledger;
    private final AskForPod askForPod;
    private final CostGuard guard;
    private final Demand demand;
    private final RandomGenerator random;

    StartPods(PodDesk desk, AskForPod askForPod, CostGuard guard, RandomGenerator random) {
        this.desk = desk;
        this.ledger = desk.ledger();
        this.askForPod = askForPod;
        this.guard = guard;
        this.demand = new Demand(desk.settings().limits());
        this.random = random;
    }

    @Handler
    PodCycle start(@Body PodCycle cycle) {
        if (cycle.work() == null || cycle.listed() == null) {
            return cycle;
        }
        Instant now = cycle.now();
        int lacking = demand.pods(cycle.work()) - count(RentState.ALIVE) - asked();
        dismissSurplus(Math.max(0, lacking), now);
        boolean isHeldBack = isHeldBack(cycle.work(), now);
        if (desk.pause().isForCreation(now) || guard.isDaySpent()) {
            return cycle;
        }
        int room = desk.settings().limits().maxPods() - mayBeThere() - asked();
        for (int missing = isHeldBack ? 0 : lacking - wanted().size();
                missing > 0 && room > wanted().size();
                missing--) {
            want(now);
        }
        for (PodIntent intent : wanted()) {
            if (isHeldBack && !intent.byHand()) {
                continue;
            }
            boolean isDue = !now.isBefore(intent.nextTry());
            if (room-- <= 0 || (isDue && askForPod.ask(intent) != AskForPod.Outcome.ASKED)) {
                break;
            }
        }
        return cycle;
    }

    private void want(Instant now) {
        String id = Deployment.freshIntent(now, random);
        ledger.write(PodStep.INTENT_WRITTEN, () -> {
            ledger.intents().insert(id, desk.deployment().podName(id), false, now);
            return true;
        });
    }

    /** What is not needed any more and nobody was asked for. */
    private void dismissSurplus(int needed, Instant now) {
        List<PodIntent> wanted =
                wanted().stream().filter(intent -> !intent.byHand()).toList();
        wanted.stream()
                .skip(needed)
                .forEach(intent -> ledger.note(() -> ledger.intents().dismiss(intent, now)));
        if (wanted().isEmpty() && asked() == 0) {
            desk.news().end(TroubleKind.POD_UNAVAILABLE);
            desk.pause().keyRefused(false);
        }
    }

    /** By pods that moved nothing; a person who asks for one has mended something. */
    private boolean isHeldBack(Work work, Instant now) {
        Setbacks setbacks = Setbacks.of(ledger.pods());
        if (setbacks.streak() >= TOLD_AFTER) {
            desk.news()
                    .begin(
                            TroubleKind.POD_FRUITLESS,
                            setbacks.streak(),
                            String.valueOf(
                                    setbacks.last().map(RentedPod::endReason).orElse(null)));
        } else if (setbacks.streak() == 0) {
            desk.news().end(TroubleKind.POD_FRUITLESS);
        }
        return now.isBefore(setbacks.notBefore(work, desk.settings().patience()));
    }

    private List<PodIntent> wanted() {
        return ledger.intents().in(IntentState.WANTED);
    }

    private int asked() {
        return ledger.intents().in(IntentState.ASKED).size();
    }

    private int count(RentState state) {
        return ledger.pods().in(state).size();
    }

    private int mayBeThere() {
        return count(RentState.ALIVE)
                + (int) ledger.pods().in(RentState.ENDING).stream()
                        .filter(RentedPod::mayBeThere)
                        .count();
    }
}
