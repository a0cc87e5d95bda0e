package org.ergodrop.demo.runpod;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.ergodrop.demo.http.LoopbackServer;
import org.jspecify.annotations.Nullable;

/**
 * RunPod's REST API v2 on a port of this machine alone. Pods come up by its clock, cost money, go wrong on demand, and may be
 * real processes; every request is written down.
 */
public final class RunPodStandIn implements AutoCloseable {

    private final RunPodOptions options;
    private final LoopbackServer server;
    private final Desk desk;
    private final Market market = new Market();
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private final Containers containers;
    private final PodsView pods;
    private final @Nullable Ticker ticker;

    private RunPodStandIn(RunPodOptions options) throws IOException {
        this.options = options;
        PodProgram program = options.program();
        this.containers = program == null ? Containers.NONE : new ProcessContainers(options, program);
        Fleet fleet = new Fleet(options, market, containers);
        this.pods = new PodsView(fleet, containers);
        this.desk = new Desk(
                options,
                fleet,
                faults,
                journal,
                new Desk.Apis(
                        new PodsApi(fleet, options.templates()),
                        new LogsApi(fleet),
                        new CatalogApi(market),
                        new BillingApi(fleet)));
        this.ticker = program == null ? null : new Ticker(fleet);
        this.server = new LoopbackServer("runpod-stand-in", options.port(), options.clock(), desk);
    }

    /** Starts a stand-in; it answers when this returns. */
    public static RunPodStandIn start(RunPodOptions options) throws IOException {
        return new RunPodStandIn(options);
    }

    /** As {@code https://api.runpod.io/v2} is RunPod's: no slash at the end. */
    public String baseUrl() {
        return server.baseUrl() + "v2";
    }

    /** The key that may do everything. */
    public String accountKey() {
        return options.accountKey();
    }

    public PodsView pods() {
        return pods;
    }

    public Market market() {
        return market;
    }

    public Faults faults() {
        return faults;
    }

    public Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        desk.close();
        if (ticker != null) {
            ticker.close();
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            containers.close();
        }
    }
}
