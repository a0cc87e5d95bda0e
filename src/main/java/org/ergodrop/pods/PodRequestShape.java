package org.ergodrop.pods;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request has in common with the next one. */
record PodRequestShape(String image, int diskGb, @Nullable String networkVolumeId, Set<String> variables) {

    static PodRequestShape of(PodRequest request) {
        return new PodRequestShape(
                request.image(),
                request.diskGb(),
                request.networkVolumeId(),
                Set.copyOf(request.env().keySet()));
    }
}
