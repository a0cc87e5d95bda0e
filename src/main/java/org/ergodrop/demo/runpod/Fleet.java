package org.ergodrop.demo.runpod;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ergodrop.demo.runpod.RentedPod.Status;
import org.jspecify.annotations.Nullable;

/**
 * All pods, and what time does to them. Before anything is looked at or done, {@link #settle} plays what had to happen since
 * the last time, each thing at its own instant, so that costs are exact however late somebody looks.
 */
final class Fleet {

    private final Clock clock;
    private final RunPodOptions.Phases phases;
    private final Market market;
    private final Names names;
    private final Containers containers;
    private final List<RentedPod> pods = new ArrayList<>();
    private double paidIn;

    Fleet(RunPodOptions options, Market market, Containers containers) {
        this.clock = options.clock();
        this.phases = options.phases();
        this.market = market;
        this.names = new Names(options.seed());
        this.containers = containers;
        this.paidIn = options.balance();
    }

    Instant now() {
        return clock.instant();
    }

    /** Every pod there ever was, the oldest first. */
    synchronized List<RentedPod> ever() {
        settle();
        return List.copyOf(pods);
    }

    synchronized List<RentedPod> listed() {
        settle();
        Instant now = now();
        return pods.stream()
                .filter(RentedPod::isAlive)
                .filter(pod -> !now.isBefore(pod.hiddenUntil))
                .toList();
    }

    /** A pod as its id finds it. */
    synchronized RentedPod visible(String id) throws Problem {
        return listed().stream().filter(pod -> pod.id.equals(id)).findFirst().orElseThrow(Problem::notFound);
    }

    synchronized @Nullable RentedPod withKey(String key) {
        return pods.stream()
                .filter(pod -> pod.isAlive() && pod.key.equals(key))
                .findFirst()
                .orElse(null);
    }

    synchronized RentedPod create(Order order, Fate fate) throws Problem {
        settle();
        double price = order.count() == 0 ? 0 : gpu(order).price(order.cloud());
        // At least an hour of credit is needed (RunPod's documentation, pricing).
        if (balance() < price * Math.max(1, order.count())) {
            throw new Problem(402, "Insufficient balance. Please add funds to your account.");
        }
        String place = order.count() == 0
                ? market.dataCentres().get(0).id()
                : market.take(order.gpuId(), order.count(), order.cloud(), order.dataCentres());
        if (place == null) {
            throw Problem.noCapacity();
        }
        Instant now = now();
        RentedPod pod = new RentedPod(names, order, new RentedPod.Place(place, price), fate, now);
        pod.holdsStock = order.count() > 0;
        pod.hiddenUntil = now.plus(phases.propagation());
        pod.vanishAt = fate.kind() == Fate.Kind.VANISHES ? now.plus(fate.after()) : null;
        pods.add(pod);
        come(pod, Status.PROVISIONING, now);
        return pod;
    }

    private Market.Gpu gpu(Order order) throws Problem {
        Market.Gpu gpu = market.gpu(order.gpuId());
        if (gpu == null) {
            throw new Problem(400, "gpu type not found: " + order.gpuId());
        }
        return gpu;
    }

    synchronized void start(RentedPod pod) throws Problem {
        String place = pod.dataCentreId;
        if (pod.gpuCount > 0 && !pod.holdsStock) {
            if (place == null || market.take(pod.gpuId, pod.gpuCount, pod.cloud, List.of(place)) == null) {
                throw new Problem(400, "There are not enough free GPUs on the host machine to start this pod.");
            }
            pod.holdsStock = true;
        }
        come(pod, Status.STARTING, now());
    }

    synchronized void stop(RentedPod pod) {
        leave(pod, Status.EXITED, now(), "stopped");
        containers.stop(pod);
    }

    synchronized void restart(RentedPod pod) {
        containers.restart(pod);
        containerUp(pod, now());
    }

    synchronized void terminate(RentedPod pod, String why) {
        leave(pod, Status.TERMINATED, now(), why);
        containers.stop(pod);
    }

    synchronized void vanish(RentedPod pod) {
        settle();
        lose(pod, now());
    }

    synchronized void kill(RentedPod pod) {
        settle();
        if (pod.status == Status.RUNNING) {
            containers.kill(pod);
        }
    }

    synchronized void payIn(double dollars) {
        settle();
        paidIn += dollars;
    }

    synchronized double balance() {
        return paidIn - spent(now());
    }

    synchronized double spent(Instant now) {
        return pods.stream().mapToDouble(pod -> pod.charges.total(now)).sum();
    }

    /** Runs {@code look} while nothing changes. */
    synchronized <T> T at(java.util.function.Function<Instant, T> look) {
        settle();
        return look.apply(now());
    }

    synchronized void settle() {
        Instant now = now();
        for (Instant next = nextEvent(); next != null && !next.isAfter(now); next = nextEvent()) {
            happen(next);
        }
    }

    private @Nullable Instant nextEvent() {
        Instant soonest = broke();
        for (RentedPod pod : pods) {
            if (pod.isAlive()) {
                soonest = earlier(soonest, earlier(pod.nextChange, pod.vanishAt));
            }
        }
        return soonest;
    }

    /** When the balance is spent; null while nothing costs. */
    private @Nullable Instant broke() {
        double perHour =
                pods.stream().mapToDouble(pod -> pod.charges.rate().total()).sum();
        if (perHour <= 0) {
            return null;
        }
        Instant now = now();
        return now.plusMillis((long) Math.ceil(balance() / perHour * 3_600_000));
    }

    private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isBefore(b) ? a : b;
    }

    private void happen(Instant time) {
        for (RentedPod pod : pods) {
            if (pod.isAlive() && time.equals(pod.vanishAt)) {
                lose(pod, time);
            } else if (pod.isAlive() && time.equals(pod.nextChange)) {
                change(pod, time);
            }
        }
        Instant broke = broke();
        if (broke != null && !broke.isAfter(time)) {
            for (RentedPod pod : pods) {
                if (pod.charges.rate().total() > 0) {
                    Status left = pod.hasNetworkVolume() ? Status.EXITED : Status.TERMINATED;
                    leave(pod, left, time, "balance");
                    containers.stop(pod);
                }
            }
        }
    }

    private void change(RentedPod pod, Instant time) {
        pod.nextChange = null;
        switch (pod.status) {
            case PROVISIONING -> come(pod, Status.STARTING, time);
            case STARTING -> {
                if (pod.fate.kind() == Fate.Kind.FAILS) {
                    pod.become(Status.ERROR, time);
                } else {
                    pod.become(Status.RUNNING, time);
                    pod.startedAt = time;
                    containerUp(pod, time);
                }
            }
            case RUNNING -> {
                if (pod.containerUp) {
                    containers.kill(pod);
                    containerDown(pod, time, 1);
                } else {
                    pod.restarts++;
                    containerUp(pod, time);
                }
            }
            default -> pod.log.system(time, "nothing more happens by itself");
        }
    }

    private void come(RentedPod pod, Status status, Instant time) {
        pod.become(status, time);
        pod.end = "";
        boolean provisioning = status == Status.PROVISIONING;
        boolean stays = pod.fate.kind() == (provisioning ? Fate.Kind.STUCK : Fate.Kind.NO_IMAGE);
        Duration takes = provisioning ? phases.provisioning() : phases.starting();
        pod.nextChange = stays ? null : time.plus(takes);
        if (stays && !provisioning) {
            pod.log.system(
                    time, "error pulling image " + pod.settings.path("image").asText() + ": manifest unknown");
        }
    }

    private void containerUp(RentedPod pod, Instant time) {
        pod.containerUp = true;
        pod.containerSince = time;
        pod.nextChange = pod.fate.kind() == Fate.Kind.RESTARTS ? time.plus(pod.fate.after()) : null;
        pod.log.system(time, "start container");
        containers.start(pod, time, code -> exited(pod, code));
    }

    private synchronized void exited(RentedPod pod, int code) {
        if (pod.status == Status.RUNNING && pod.containerUp) {
            containerDown(pod, now(), code);
        }
    }

    private void containerDown(RentedPod pod, Instant time, int code) {
        pod.containerUp = false;
        pod.log.system(time, "container exited with code " + code + ", restarting");
        pod.nextChange = time.plus(phases.restart());
    }

    private void leave(RentedPod pod, Status status, Instant time, String why) {
        pod.become(status, time);
        pod.nextChange = null;
        pod.containerUp = false;
        pod.end = why;
        if (status == Status.TERMINATED) {
            pod.endedAt = time;
        }
        if (pod.holdsStock && pod.dataCentreId != null) {
            market.giveBack(pod.gpuId, pod.dataCentreId, pod.cloud, pod.gpuCount);
            pod.holdsStock = false;
        }
    }

    private void lose(RentedPod pod, Instant time) {
        leave(pod, Status.TERMINATED, time, "host lost");
        containers.lose(pod);
    }

    /** The value of each secret and key that nobody may see in a request. */
    synchronized List<String> podKeys() {
        return pods.stream().map(pod -> pod.key).toList();
    }
}
