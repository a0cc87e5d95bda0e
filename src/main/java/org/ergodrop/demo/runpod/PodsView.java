package org.ergodrop.demo.runpod;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The pods as only a test can see them: without the API's delays, faults and rights. */
public final class PodsView {

    private final Fleet fleet;
    private final Containers containers;

    PodsView(Fleet fleet, Containers containers) {
        this.fleet = fleet;
        this.containers = containers;
    }

    /** Every pod there ever was, the oldest first. */
    public List<PodRow> ever() {
        return fleet.at(now -> fleet.ever().stream().map(pod -> row(pod, now)).toList());
    }

    /** Those that are not terminated, hidden ones included. */
    public List<PodRow> alive() {
        return ever().stream().filter(PodRow::isAlive).toList();
    }

    public PodRow get(String id) {
        return ever().stream()
                .filter(pod -> pod.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there never was a pod " + id));
    }

    /** All pods that ever had this name. */
    public List<PodRow> named(String name) {
        return ever().stream().filter(pod -> pod.name().equals(name)).toList();
    }

    /** What everything has cost so far [USD]. */
    public double dollars() {
        return fleet.at(fleet::spent);
    }

    /** What everything that lives costs now, disks included [USD/h]. */
    public double dollarsPerHour() {
        return fleet.at(now -> fleet.ever().stream()
                .mapToDouble(pod -> pod.charges.rate().total())
                .sum());
    }

    /** What the account has left [USD]. */
    public double balance() {
        return fleet.at(now -> fleet.balance());
    }

    /** Adds to the balance, or takes away [USD]. */
    public void payIn(double dollars) {
        fleet.payIn(dollars);
    }

    /** A pod that somebody made by another way, for instance in RunPod's console; returns its id. */
    public String addPod(String name, Map<String, String> env) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", name).put("image", "image");
        body.putObject("gpu").put("id", "NVIDIA L4");
        ObjectNode variables = body.putObject("env");
        env.forEach(variables::put);
        try {
            return fleet.create(Order.of(body, Map.of()), Fate.NORMAL).id;
        } catch (Problem e) {
            throw new IllegalStateException("no pod could be added: " + e.getMessage(), e);
        }
    }

    /** The first process in the pod's container, when there is one now. */
    public Optional<ProcessHandle> process(String id) {
        return Optional.ofNullable(containers.process(id));
    }

    /** SIGKILL of whatever runs in the pod's container; RunPod restarts it. */
    public void kill(String id) {
        fleet.kill(pod(id));
    }

    /** Its host is lost: it is gone without anybody having asked. */
    public void vanish(String id) {
        fleet.vanish(pod(id));
    }

    /** It lives and costs, but for so long neither the list nor its id finds it. */
    public void hide(String id, Duration howLong) {
        pod(id).hiddenUntil = fleet.now().plus(howLong);
    }

    /** Somebody stops it by another way. */
    public void stop(String id) {
        fleet.stop(pod(id));
    }

    /** The lines of its log, system and container, the oldest first. */
    public List<String> log(String id) {
        return pod(id).log.lines().stream().map(PodLog.Line::text).toList();
    }

    /** Lets happen what is due by the clock; every request does this too. */
    public void settle() {
        fleet.settle();
    }

    private RentedPod pod(String id) {
        return fleet.ever().stream()
                .filter(pod -> pod.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there never was a pod " + id));
    }

    private static PodRow row(RentedPod pod, Instant now) {
        return new PodRow(
                pod.id,
                pod.name(),
                pod.status.name(),
                pod.gpuId,
                pod.cloud,
                pod.dataCentreId,
                Order.env(pod.settings),
                pod.key,
                pod.restarts,
                pod.createdAt,
                pod.startedAt,
                pod.endedAt,
                pod.end,
                pod.charges.total(now));
    }
}
