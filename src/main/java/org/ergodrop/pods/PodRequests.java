package org.ergodrop.pods;

import java.time.Instant;

/** What a pod is asked for with. */
record PodRequests(PodProperties settings, PodEnvironment environment) {

    Instant deadline(Instant now) {
        return now.plus(settings.limits().maxLife());
    }

    PodRequest of(PodIntent intent, Candidate candidate, Instant now) {
        String volume = settings.networkVolume();
        return new PodRequest(
                intent.podName(),
                settings.image(),
                candidate,
                settings.diskGb(),
                volume.isBlank() ? null : volume,
                environment.of(intent, deadline(now)));
    }
}
