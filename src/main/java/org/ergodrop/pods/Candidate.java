package org.ergodrop.pods;

import org.jspecify.annotations.Nullable;

/**
 * One thing to ask the provider for; a request names exactly one.
 *
 * @param gpuId the provider's name of the GPU type, for instance "NVIDIA GeForce RTX 4090"
 * @param cloud SECURE or COMMUNITY
 * @param dataCenterId null: anywhere
 */
public record Candidate(
        String gpuId, String cloud, @Nullable String dataCenterId) {

    @Override
    public String toString() {
        return gpuId + " / " + cloud + (dataCenterId == null ? "" : " / " + dataCenterId);
    }
}
