package org.ergodrop.pods;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.ergodrop.jobs.TroubleKind;

/** Route verb {@code accountPods}: writes down what pods cost, ends them when a limit is reached, and tells what a day cost. */
class AccountPods {

    /** How many days back a day's cost is still told, for a service that stood still. Ours. */
    private static final int DAYS_TOLD = 7;

    private final PodLedger ledger;
    private final CostGuard guard;
    private final EndPod endPod;
    private final CheckBill bill;
    private final PodNews news;
    private final Clock clock;

    AccountPods(PodDesk desk, CostGuard guard, EndPod endPod, CheckBill bill) {
        this.ledger = desk.ledger();
        this.guard = guard;
        this.endPod = endPod;
        this.bill = bill;
        this.news = desk.news();
        this.clock = desk.clock();
    }

    @Handler
    void account(@Body PodCycle cycle) {
        count(cycle.now());
        guardDay(cycle.now());
        guardHour(cycle.now());
        LocalDate today = LocalDate.ofInstant(cycle.now(), clock.getZone());
        guard.costs().days(today.minusDays(DAYS_TOLD), today.minusDays(1)).forEach(news::cost);
        bill.check(cycle.now());
    }

    private void count(Instant now) {
        List<RentedPod> pods = ledger.pods().uncounted();
        if (pods.isEmpty()) {
            return;
        }
        ledger.write(PodStep.COST_WRITTEN, () -> {
            for (RentedPod pod : pods) {
                ledger.book().count(pod, pod.absentSince() == null ? now : pod.absentSince());
            }
            return true;
        });
    }

    private void guardDay(Instant now) {
        if (!guard.isDaySpent()) {
            news.end(TroubleKind.POD_BUDGET);
            return;
        }
        news.begin(
                TroubleKind.POD_BUDGET,
                news.number(guard.today().dollars()),
                news.number(guard.limits().dollarsPerDay()));
        ledger.pods().in(RentState.ALIVE).forEach(pod -> endPod.end(pod, EndReason.BUDGET, now));
    }

    /** The youngest goes first: it has done the least. */
    private void guardHour(Instant now) {
        List<RentedPod> alive = ledger.pods().in(RentState.ALIVE);
        double tooMuch = guard.costs().dollarsPerHour() - guard.limits().dollarsPerHour();
        for (int i = alive.size() - 1; i >= 0 && tooMuch > 0; i--) {
            tooMuch -= alive.get(i).costPerHour();
            endPod.end(alive.get(i), EndReason.TOO_EXPENSIVE, now);
        }
    }
}
