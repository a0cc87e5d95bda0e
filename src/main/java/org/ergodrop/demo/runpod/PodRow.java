package org.ergodrop.demo.runpod;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pod as it is at one moment.
 *
 * @param status as RunPod words it
 * @param env as it was asked for, secrets as references
 * @param key the pod's own API key
 * @param restarts how often its container exited and was started again
 * @param endedAt null while it lives
 * @param end why it was stopped or terminated; empty when it was not
 * @param dollars what it has cost so far
 */
public record PodRow(
        String id,
        String name,
        String status,
        String gpuId,
        String cloud,
        @Nullable String dataCentreId,
        Map<String, String> env,
        String key,
        int restarts,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String end,
        double dollars) {

    public boolean isAlive() {
        return endedAt == null;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return name + " (" + id + ", " + status + (end.isEmpty() ? "" : ", " + end) + ", " + restarts + " restarts)";
    }
}
