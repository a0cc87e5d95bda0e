package org.ergodrop.demo.runpod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pod and all that is known of it. Guarded by its {@link Fleet}. */
final class RentedPod {

    /** Container disk, and a volume while its pod runs: 0.10 USD/GB/month (RunPod's documentation, pricing). */
    private static final double DISK_PER_GB_HOUR = 0.10 / (30 * 24);

    /** A volume of a stopped pod: 0.20 USD/GB/month. */
    private static final double IDLE_DISK_PER_GB_HOUR = 0.20 / (30 * 24);

    /** An example, as the GPU prices are [USD/h]. */
    private static final double VCPU_PRICE = 0.03;

    private static final int USUAL_DISK_GB = 50;

    enum Status {
        PROVISIONING,
        STARTING,
        RUNNING,
        EXITED,
        ERROR,
        TERMINATED
    }

    final String id;
    final String key;
    final Instant createdAt;
    final ObjectNode settings;
    final String gpuId;
    final int gpuCount;
    final String cloud;
    final @Nullable String dataCentreId;
    final double gpuPrice;
    final Fate fate;
    final Charges charges;
    final PodLog log = new PodLog();

    Status status = Status.PROVISIONING;
    boolean locked;
    boolean holdsStock;
    boolean containerUp;
    int restarts;
    String end = "";

    /** When the status changes by itself; null: it does not. */
    @Nullable
    Instant nextChange;

    /** Neither listed nor found before. */
    Instant hiddenUntil;

    @Nullable
    Instant vanishAt;

    @Nullable
    Instant startedAt;

    /** When the container that runs now started. */
    @Nullable
    Instant containerSince;

    @Nullable
    Instant endedAt;

    /**
     * Where it was placed.
     *
     * @param gpuPrice of one [USD/h]
     */
    record Place(String dataCentreId, double gpuPrice) {}

    RentedPod(Names names, Order order, Place place, Fate fate, Instant now) {
        this.id = names.podId();
        this.key = names.apiKey();
        this.createdAt = now;
        this.settings = order.body();
        this.gpuId = order.gpuId();
        this.gpuCount = order.count();
        this.cloud = order.cloud();
        this.dataCentreId = place.dataCentreId();
        this.gpuPrice = place.gpuPrice();
        this.fate = fate;
        this.charges = new Charges(now);
        this.hiddenUntil = now;
    }

    String name() {
        return settings.path("name").asText();
    }

    boolean isAlive() {
        return status != Status.TERMINATED;
    }

    int diskGb() {
        return settings.path("disk").asInt(USUAL_DISK_GB);
    }

    int vcpus() {
        return settings.at("/cpu/vcpuCount").asInt();
    }

    boolean hasNetworkVolume() {
        return !settings.at("/mounts/network/0").isMissingNode();
    }

    /** What the account pays for the machine now [USD/h]; disks are billed besides. */
    double cost() {
        return charges.rate().gpu() + charges.rate().cpu();
    }

    void become(Status next, Instant time) {
        status = next;
        charges.change(time, rate());
        log.system(time, "pod is " + next);
    }

    private Charges.Rate rate() {
        JsonNode volume = settings.at("/mounts/persistent/size");
        return switch (status) {
            case TERMINATED -> Charges.Rate.NONE;
            case EXITED -> new Charges.Rate(0, 0, volume.asInt() * IDLE_DISK_PER_GB_HOUR);
            default ->
                new Charges.Rate(
                        gpuPrice * gpuCount, vcpus() * VCPU_PRICE, (diskGb() + volume.asInt()) * DISK_PER_GB_HOUR);
        };
    }

    /** What may be asked of it now. */
    List<String> actions() {
        return switch (status) {
            case RUNNING -> List.of("stop", "restart", "terminate");
            case EXITED, ERROR -> List.of("start", "terminate");
            case PROVISIONING, STARTING -> List.of("stop", "terminate");
            case TERMINATED -> List.of();
        };
    }
}
