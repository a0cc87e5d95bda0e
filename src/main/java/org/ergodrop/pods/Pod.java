package org.ergodrop.pods;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pod as the provider lists it.
 *
 * @param costPerHour what it costs now [USD/h]; 0 when it is stopped
 * @param gpuId null: a pod without a GPU, certainly not ours
 * @param uptimeSeconds since its container runs; 0 before
 */
public record Pod(
        String id,
        String name,
        PodStatus status,
        double costPerHour,
        @Nullable String gpuId,
        @Nullable String cloud,
        @Nullable String dataCenterId,
        long uptimeSeconds,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt) {}
