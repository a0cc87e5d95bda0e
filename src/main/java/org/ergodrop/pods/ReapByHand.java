package org.ergodrop.pods;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ergodrop.jobs.LeaderLease;
import org.ergodrop.jobs.Outbox;
import org.ergodrop.jobs.Troubles;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One turn of the controller that starts nothing, for a person at a terminal: adopts, ends what has no reason to live, proves
 * ends, counts. It leads while it runs, so it never acts beside a controller.
 */
public final class ReapByHand {

    private static final int MOST_ROWS = 10_000;

    private final LeaderLease lead;
    private final RentedPods rows;
    private final SettlePods settlePods;
    private final ReapPods reapPods;
    private final AccountPods accountPods;
    private final Clock clock;

    private ReapByHand(LeaderLease lead, RentedPods rows, PodTurn turn, Clock clock) {
        this.lead = lead;
        this.rows = rows;
        this.settlePods = turn.settlePods();
        this.reapPods = turn.reapPods();
        this.accountPods = turn.accountPods();
        this.clock = clock;
    }

    /**
     * What was done about one pod.
     *
     * @param before null: it was not known
     */
    public record Change(@Nullable RentedPod before, RentedPod after) {}

    /** @param language of the mails that the turn gives rise to */
    public static ReapByHand of(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            PodProvider provider,
            PodProperties settings,
            Deployment deployment,
            Locale language) {
        Clock clock = Clock.systemDefaultZone();
        String self = "by hand " + UUID.randomUUID();
        Duration lease = settings.patience().lease();
        LeaderLease lead =
                new LeaderLease(jdbc, transaction, PodsConfiguration.LEAD, self, lease, System::nanoTime);
        RentedPods rows = new RentedPods(jdbc);
        PodCosts costs = new PodCosts(jdbc);
        Outbox outbox = new Outbox(jdbc, clock);
        PodNews news = new PodNews(
                new Troubles(jdbc, transaction, outbox, clock), outbox, costs, deployment.prefix(), language);
        PodLedger ledger = new PodLedger(
                new PodIntents(jdbc), rows, new CostBook(jdbc, clock.getZone()), lead, step -> {});
        PodDesk desk = new PodDesk(ledger, provider, new PodPause(), news, deployment, settings, clock);
        PodEnvironment unused = new PodEnvironment(Map.of(), deployment);
        PodTurn turn = PodTurn.of(desk, () -> new Work(0, 0, ""), unused, costs, language);
        return new ReapByHand(lead, rows, turn, clock);
    }

    /** Whether this process leads now; a controller that crashed has to be seen silent for the time of its lease. */
    public boolean takesTheLead() {
        return lead.hold();
    }

    /** Lets the controller lead again. */
    public void release() {
        lead.release();
    }

    /**
     * The turn. How much work there is stays unknown, so nothing ends for want of it.
     *
     * @param listed every pod of the account
     */
    public List<Change> turn(List<Pod> listed) {
        Map<String, RentedPod> before = snapshot();
        Instant now = clock.instant();
        PodCycle cycle = new PodCycle(now, null, listed);
        accountPods.account(reapPods.reap(settlePods.settle(cycle)));
        return snapshot().values().stream()
                .map(after -> new Change(before.get(after.id()), after))
                .filter(change -> change.before() == null
                        || change.before().state() != change.after().state()
                        || change.before().endTries() != change.after().endTries())
                .toList();
    }

    private Map<String, RentedPod> snapshot() {
        return rows.newest(MOST_ROWS).stream().collect(Collectors.toMap(RentedPod::id, Function.identity()));
    }
}
