package org.ergodrop.demo.runpod;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How a stand-in behaves. Never changes: each {@code with} gives another one. */
public final class RunPodOptions {

    /** As the example in RunPod's description has it. */
    static final int USUAL_REQUESTS_PER_MINUTE = 60;

    /**
     * How long things take, by the stand-in's clock.
     *
     * @param provisioning until the pod has a machine
     * @param starting until its container runs
     * @param propagation for so long after 201 the pod is in no list, and 404 by its id
     * @param restart until a container that exited runs again
     * @param stopGrace between SIGTERM and SIGKILL, by the machine's own clock
     */
    public record Phases(
            Duration provisioning, Duration starting, Duration propagation, Duration restart, Duration stopGrace) {

        public Phases withPropagation(Duration delay) {
            return new Phases(provisioning, starting, delay, restart, stopGrace);
        }
    }

    /** For a clock that the test moves. */
    public static final Phases USUAL = new Phases(
            Duration.ofSeconds(20),
            Duration.ofSeconds(40),
            Duration.ZERO,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5));

    /** For the real clock and real processes. */
    public static final Phases QUICK = new Phases(
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ZERO,
            Duration.ofMillis(300),
            Duration.ofSeconds(5));

    private int port = 0;
    private Clock clock = Clock.systemUTC();
    private long seed = 7;
    private String accountKey = "rpa_account_key_of_the_stand_in";
    private Phases phases = USUAL;
    private double balance = 100;
    private Map<String, String> secrets = Map.of();
    private Map<String, String> templates = Map.of();
    private boolean podKeyMayDelete = true;
    private int requestsPerMinute = 1000 * USUAL_REQUESTS_PER_MINUTE;
    private @Nullable PodProgram program;
    private @Nullable Path folder;

    private RunPodOptions() {}

    /** A free port, the real clock, the usual phases, 100 USD, no processes, and a rate limit that nobody reaches. */
    public static RunPodOptions forTests() {
        return new RunPodOptions();
    }

    private RunPodOptions with(Consumer<RunPodOptions> change) {
        RunPodOptions other = new RunPodOptions();
        other.port = port;
        other.clock = clock;
        other.seed = seed;
        other.accountKey = accountKey;
        other.phases = phases;
        other.balance = balance;
        other.secrets = secrets;
        other.templates = templates;
        other.podKeyMayDelete = podKeyMayDelete;
        other.requestsPerMinute = requestsPerMinute;
        other.program = program;
        other.folder = folder;
        change.accept(other);
        return other;
    }

    public RunPodOptions withPort(int number) {
        return with(other -> other.port = number);
    }

    public RunPodOptions withClock(Clock time) {
        return with(other -> other.clock = time);
    }

    public RunPodOptions withSeed(long number) {
        return with(other -> other.seed = number);
    }

    public RunPodOptions withPhases(Phases durations) {
        return with(other -> other.phases = durations);
    }

    public RunPodOptions withSecret(String name, String value) {
        return with(other -> other.secrets = plus(secrets, name, value));
    }

    public RunPodOptions withTemplate(String id, String image) {
        return with(other -> other.templates = plus(templates, id, image));
    }

    /** A pod's own key may stop its pod, but not delete it. */
    public RunPodOptions whereAPodsKeyMayNotDelete() {
        return with(other -> other.podKeyMayDelete = false);
    }

    public RunPodOptions withRequestsPerMinute(int most) {
        return with(other -> other.requestsPerMinute = most);
    }

    public RunPodOptions withProgram(PodProgram what) {
        return with(other -> other.program = what);
    }

    /** The pods' disks lie in {@code where}. */
    public RunPodOptions withFolder(Path where) {
        return with(other -> other.folder = where);
    }

    private static Map<String, String> plus(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    /** On 127.0.0.1; 0 = any free one. */
    public int port() {
        return port;
    }

    /** Decides states, costs and the Date header. */
    public Clock clock() {
        return clock;
    }

    /** Of the ids and keys that it makes up. */
    public long seed() {
        return seed;
    }

    /** The API key that may do everything. */
    public String accountKey() {
        return accountKey;
    }

    /** How long things take. */
    public Phases phases() {
        return phases;
    }

    /** What the account has at the start [USD]. */
    public double balance() {
        return balance;
    }

    /** Value by name, for {@code {{ RUNPOD_SECRET_name }}}. */
    public Map<String, String> secrets() {
        return secrets;
    }

    /** Image by template id. */
    public Map<String, String> templates() {
        return templates;
    }

    /** Whether DELETE is open to a pod's own key (its rights are not documented); its stop action is, always. */
    public boolean podKeyMayDelete() {
        return podKeyMayDelete;
    }

    /** Of one key; an hour has 50 times, a day 833 times as many. */
    public int requestsPerMinute() {
        return requestsPerMinute;
    }

    /** What runs in the pods; null = pods are rows. */
    public @Nullable PodProgram program() {
        return program;
    }

    /** Where the pods' disks lie; null = a temporary folder that goes away with the stand-in. */
    public @Nullable Path folder() {
        return folder;
    }

    /** Without keys and secrets. */
    @Override
    public String toString() {
        return "RunPodOptions[port=" + port + ", balance=" + balance + "]";
    }
}
