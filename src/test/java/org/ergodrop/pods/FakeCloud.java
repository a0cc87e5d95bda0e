package org.ergodrop.pods;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ergodrop.jobs.TestClock;
import org.ergodrop.pods.PodProviderException.Kind;
import org.jspecify.annotations.Nullable;

/** A provider in memory on the test's clock, with a cost meter of its own; goes wrong where a test says so. */
final class FakeCloud implements PodProvider {

    static final double PRICE = 0.6;

    /** Is told of each call, and may fail it before or after it had its effect. */
    interface Weather {
        default void before(String call) throws PodProviderException {}

        default void after(String call) throws PodProviderException {}
    }

    /** A pod as the provider has it. */
    static final class Machine {
        final String id;
        final PodRequest request;
        final Instant made;
        Duration bootTime;
        PodStatus status = PodStatus.PROVISIONING;
        double price = PRICE;

        @Nullable
        Instant gone;

        @Nullable
        Instant containerStart;

        /** A deletion is accepted and does nothing. */
        boolean isImmortal;

        Machine(String id, PodRequest request, Instant made, Duration bootTime) {
            this.id = id;
            this.request = request;
            this.made = made;
            this.bootTime = bootTime;
        }

        boolean isAlive() {
            return gone == null;
        }
    }

    final Map<String, Machine> machines = new LinkedHashMap<>();
    final List<Candidate> soldOut = new ArrayList<>();
    final List<GpuOffer> offers = new ArrayList<>();
    final Map<String, Integer> calls = new HashMap<>();
    final List<Candidate> asked = new ArrayList<>();
    Weather weather = new Weather() {};
    Duration bootTime = Duration.ofMinutes(2);

    /** The provider's clock is not ours. */
    Duration skew = Duration.ZERO;

    private final TestClock clock;
    private int next;

    FakeCloud(TestClock clock) {
        this.clock = clock;
    }

    Machine foreign(String name) {
        Candidate candidate = new Candidate("GPU A", "SECURE", null);
        Machine machine = new Machine(
                "foreign" + next++,
                new PodRequest(name, "x", candidate, 10, null, Map.of()),
                clock.instant(),
                bootTime);
        machines.put(machine.id, machine);
        return machine;
    }

    List<Machine> alive() {
        return machines.values().stream().filter(Machine::isAlive).toList();
    }

    /** By the provider's own meter [USD]. */
    double dollars() {
        double dollars = 0;
        for (Machine machine : machines.values()) {
            Instant end = machine.gone == null ? clock.instant() : machine.gone;
            dollars += machine.price * Duration.between(machine.made, end).toMillis() / 3_600_000.0;
        }
        return dollars;
    }

    @Override
    public List<Pod> list() throws PodProviderException {
        begin("list");
        List<Pod> pods = alive().stream().map(this::shown).toList();
        weather.after("list");
        return pods;
    }

    @Override
    public Optional<Pod> find(String podId) throws PodProviderException {
        begin("find");
        Optional<Pod> pod = Optional.ofNullable(machines.get(podId))
                .filter(Machine::isAlive)
                .map(this::shown);
        weather.after("find");
        return pod;
    }

    @Override
    public Pod create(PodRequest request) throws PodProviderException {
        asked.add(request.candidate());
        begin("create");
        if (soldOut.contains(request.candidate())) {
            throw new PodProviderException(Kind.REFUSED, "no instances of " + request.candidate());
        }
        Machine machine = new Machine("pod" + next++, request, clock.instant(), bootTime);
        machines.put(machine.id, machine);
        weather.after("create");
        return shown(machine);
    }

    @Override
    public void terminate(String podId) throws PodProviderException {
        begin("terminate");
        Machine machine = machines.get(podId);
        if (machine != null && machine.gone == null && !machine.isImmortal) {
            machine.gone = clock.instant();
        }
        weather.after("terminate");
    }

    @Override
    public void stop(String podId) throws PodProviderException {
        begin("stop");
    }

    @Override
    public List<GpuOffer> offers() throws PodProviderException {
        begin("offers");
        return offers;
    }

    @Override
    public List<BilledPod> billed(Instant from, Instant to) throws PodProviderException {
        begin("billed");
        return machines.values().stream()
                .filter(machine -> machine.gone != null)
                .map(machine -> new BilledPod(
                        machine.id,
                        machine.price
                                * Duration.between(machine.made, machine.gone).toMillis()
                                / 3_600_000.0))
                .toList();
    }

    private void begin(String call) throws PodProviderException {
        calls.merge(call, 1, Integer::sum);
        weather.before(call);
    }

    private Pod shown(Machine machine) {
        boolean isBooted = !clock.instant().isBefore(machine.made.plus(machine.bootTime));
        if (machine.status == PodStatus.PROVISIONING && isBooted) {
            machine.status = PodStatus.RUNNING;
            machine.containerStart = machine.made.plus(machine.bootTime);
        }
        long uptime = machine.containerStart == null
                ? 0
                : Duration.between(machine.containerStart, clock.instant()).toSeconds();
        Candidate candidate = machine.request.candidate();
        return new Pod(
                machine.id,
                machine.request.name(),
                machine.status,
                machine.price,
                candidate.gpuId(),
                candidate.cloud(),
                "EU-1",
                uptime,
                machine.made.plus(skew),
                null);
    }
}
