package org.ergodrop.demo.runpod;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a stand-in behaves.
 *
 * @param port on 127.0.0.1; 0 = any free one
 * @param clock decides states, costs and the Date header
 * @param seed of the ids and keys that it makes up
 * @param accountKey the API key that may do everything
 * @param phases how long things take
 * @param balance what the account has at the start [USD]
 * @param secrets value by name, for {@code {{ RUNPOD_SECRET_name }}}
 * @param templates image by template id
 * @param podKeyMayDelete whether DELETE is open to a pod's own key (its rights are not documented); its stop action is, always
 * @param requestsPerMinute of one key; an hour has 50 times, a day 833 times as many
 * @param program what runs in the pods; null = pods are rows
 * @param folder where the pods' disks lie; null = a temporary folder that goes away with the stand-in
 */
public record RunPodOptions(
        int port,
        Clock clock,
        long seed,
        String accountKey,
        Phases phases,
        double balance,
        Map<String, String> secrets,
        Map<String, String> templates,
        boolean podKeyMayDelete,
        int requestsPerMinute,
        @Nullable PodProgram program,
        @Nullable Path folder) {

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

    /** A free port, the real clock, the usual phases, 100 USD, no processes, and a rate limit that nobody reaches. */
    public static RunPodOptions forTests() {
        return new RunPodOptions(
                0,
                Clock.systemUTC(),
                7,
                "rpa_account_key_of_the_stand_in",
                USUAL,
                100,
                Map.of(),
                Map.of(),
                true,
                1000 * USUAL_REQUESTS_PER_MINUTE,
                null,
                null);
    }

    public RunPodOptions withPort(int number) {
        return new RunPodOptions(
                number,
                clock,
                seed,
                accountKey,
                phases,
                balance,
                secrets,
                templates,
                podKeyMayDelete,
                requestsPerMinute,
                program,
                folder);
    }

    public RunPodOptions withClock(Clock time) {
        return new RunPodOptions(
                port,
                time,
                seed,
                accountKey,
                phases,
                balance,
                secrets,
                templates,
                podKeyMayDelete,
                requestsPerMinute,
                program,
                folder);
    }

    public RunPodOptions withSeed(long number) {
        return new RunPodOptions(
                port,
                clock,
                number,
                accountKey,
                phases,
                balance,
                secrets,
                templates,
                podKeyMayDelete,
                requestsPerMinute,
                program,
                folder);
    }

    public RunPodOptions withAccountKey(String key) {
        return new RunPodOptions(
                port,
                clock,
                seed,
                key,
                phases,
                balance,
                secrets,
                templates,
                podKeyMayDelete,
                requestsPerMinute,
                program,
                folder);
    }

    public RunPodOptions withPhases(Phases durations) {
        return new RunPodOptions(
                port,
                clock,
                seed,
                accountKey,
                durations,
                balance,
                secrets,
                templates,
                podKeyMayDelete,
                requestsPerMinute,
                program,
                folder);
    }

    public RunPodOptions withBalance(double dollars) {
        return new RunPodOptions(
                port,
                clock,
                seed,
                accountKey,
                phases,
                dollars,
                secrets,
                templates,
                podKeyMayDelete,
                requestsPerMinute,
                program,
                folder);
    }

    public RunPodOptions withSecret(String name, String value) {
        return new RunPodOptions(
                port,
                clock,
                seed,
                accountKey,
                phases,
                balance,
                plus(secrets, name, value),
                templates,
                podKeyMayDelete,
                requestsPerMinute,
                program,
                folder);
    }

    public RunPodOptions withTemplate(String id, String image) {
        return new RunPodOptions(
                port,
                clock,
                seed,
                accountKey,
                phases,
                balance,
                secrets,
                plus(templates, id, image),
                podKeyMayDelete,
                requestsPerMinute,
                program,
                folder);
    }

    /** A pod's own key may stop its pod, but not delete it. */
    public RunPodOptions whereAPodsKeyMayNotDelete() {
        return new RunPodOptions(
                port,
                clock,
                seed,
                accountKey,
                phases,
                balance,
                secrets,
                templates,
                false,
                requestsPerMinute,
                program,
                folder);
    }

    public RunPodOptions withRequestsPerMinute(int most) {
        return new RunPodOptions(
                port,
                clock,
                seed,
                accountKey,
                phases,
                balance,
                secrets,
                templates,
                podKeyMayDelete,
                most,
                program,
                folder);
    }

    public RunPodOptions withProgram(PodProgram what) {
        return new RunPodOptions(
                port,
                clock,
                seed,
                accountKey,
                phases,
                balance,
                secrets,
                templates,
                podKeyMayDelete,
                requestsPerMinute,
                what,
                folder);
    }

    /** The pods' disks lie in {@code where}. */
    public RunPodOptions withFolder(Path where) {
        return new RunPodOptions(
                port,
                clock,
                seed,
                accountKey,
                phases,
                balance,
                secrets,
                templates,
                podKeyMayDelete,
                requestsPerMinute,
                program,
                where);
    }

    private static Map<String, String> plus(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return more;
    }

    /** Without keys and secrets. */
    @Override
    public String toString() {
        return "RunPodOptions[port=" + port + ", balance=" + balance + "]";
    }
}
