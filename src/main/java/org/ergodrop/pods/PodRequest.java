package org.ergodrop.pods;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pod to be created.
 *
 * @param name unique: {@code ergodrop-<deployment>-<intent>}, what it is found by when the answer is lost
 * @param image container image
 * @param diskGb container disk [GB]
 * @param networkVolumeId mounted at {@code /volume} (the SMPL-X file); null: none
 * @param env environment of the container; readable back through the provider's API, so secrets stand in it only as the
 *     provider's references
 */
public record PodRequest(
        String name,
        String image,
        Candidate candidate,
        int diskGb,
        @Nullable String networkVolumeId,
        Map<String, String> env) {

    public PodRequest {
        env = Map.copyOf(env);
    }
}
