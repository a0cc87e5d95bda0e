package org.ergodrop.pods;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.ergodrop.jobs.LeaderLease;
import org.ergodrop.jobs.MailEvent;
import org.ergodrop.jobs.TestLedger;
import org.ergodrop.jobs.Trouble;
import org.ergodrop.jobs.TroubleKind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A controller on the real ledger with a provider in memory, on a clock that the test moves. */
final class PodWorld implements AutoCloseable {

    static final Deployment DEPLOYMENT = new Deployment("lab");

    final TestLedger rows;
    FakeCloud cloud;
    final List<PodStep> steps = new ArrayList<>();
    final RentedPods pods;
    final PodIntents intents;
    final PodCosts costs;

    Work work = new Work(0, 0, "-");

    @Nullable
    IOException blind;

    PodSteps watcher = step -> {};
    PodProperties settings;
    PodTurn controller;
    LeaderLease lead;

    PodWorld(String... settings) {
        this(database -> database, settings);
    }

    PodWorld(UnaryOperator<DataSource> seenBy, String... settings) {
        this.rows = TestLedger.inMemory(seenBy);
        this.cloud = new FakeCloud(rows.clock);
        this.pods = new RentedPods(rows.jdbc);
        this.intents = new PodIntents(rows.jdbc);
        this.costs = new PodCosts(rows.jdbc);
        this.settings = settings(settings);
        this.lead = lease();
        this.controller = start();
    }

    static PodProperties settings(String... more) {
        Map<String, String> map = new java.util.HashMap<>(Map.of(
                "p.image", "registry.example/ergodrop:gpu",
                "p.deployment", "lab",
                "p.gpus", "GPU A,GPU B",
                "p.clouds", "SECURE"));
        for (int i = 0; i < more.length; i += 2) {
            map.put("p." + more[i], more[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(map)).bindOrCreate("p", PodProperties.class);
    }

    /** Another case on the same database. */
    void reset(String... more) {
        rows.clear();
        settings = settings(more);
        cloud = new FakeCloud(rows.clock);
        work = new Work(0, 0, "-");
        blind = null;
        watcher = step -> {};
        steps.clear();
        restart();
    }

    /** A controller that begins anew, as after a restart. */
    void restart() {
        lead = lease();
        controller = start();
    }

    private LeaderLease lease() {
        return new LeaderLease(
                rows.jdbc,
                rows.transaction,
                "pods",
                UUID.randomUUID().toString(),
                settings.patience().lease(),
                () -> Duration.between(java.time.Instant.EPOCH, rows.clock.instant())
                        .toNanos());
    }

    private PodTurn start() {
        PodLedger ledger = new PodLedger(intents, pods, new CostBook(rows.jdbc, rows.clock.getZone()), lead, step -> {
            steps.add(step);
            watcher.done(step);
        });
        PodNews news = new PodNews(rows.troubles, rows.outbox, costs, DEPLOYMENT.prefix(), Locale.ENGLISH);
        PodDesk desk = new PodDesk(ledger, cloud, new PodPause(), news, DEPLOYMENT, settings, rows.clock);
        PodEnvironment environment = PodEnvironment.of(Map.of(), settings, DEPLOYMENT);
        return PodTurn.of(desk, this::look, environment, costs, Locale.ENGLISH);
    }

    private Work look() throws IOException {
        if (blind != null) {
            throw blind;
        }
        return work;
    }

    /** One turn, a minute after the last. */
    void turn() {
        rows.clock.pass(Duration.ofMinutes(1));
        while (!lead.hold()) {
            rows.clock.pass(Duration.ofSeconds(10));
        }
        controller.run();
    }

    void turns(int count) {
        for (int i = 0; i < count; i++) {
            turn();
        }
    }

    RentedPod only(RentState state) {
        List<RentedPod> found = pods.in(state);
        if (found.size() != 1) {
            throw new AssertionError(state + ": " + found);
        }
        return found.get(0);
    }

    /** Three videos wait, and one pod has come for them. */
    FakeCloud.Machine running() {
        work = new Work(3, 0, "three wait");
        turns(4);
        return cloud.alive().get(0);
    }

    Set<TroubleKind> troubles() {
        return rows.troubles.all().stream().map(Trouble::kind).collect(Collectors.toSet());
    }

    List<MailEvent> mails(MailEvent.Kind kind) {
        return rows.outbox.due(500).stream()
                .map(owed -> owed.event())
                .filter(event -> event.kind() == kind)
                .toList();
    }

    @Override
    public void close() {
        rows.close();
    }
}
