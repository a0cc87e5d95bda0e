package org.ergodrop.pods;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wish for one pod, as its row stood when it was read; written before anybody is asked for the pod.
 *
 * @param podName the name its pod has, now or later
 * @param byHand a person asked for it
 * @param asks requests so far
 * @param rounds how often every candidate said no
 * @param candidate what was asked for last
 * @param askedAt when
 * @param nextTry nobody is asked earlier
 * @param deadline the pod must be gone by then
 * @param lastAnswer what the provider said last
 */
public record PodIntent(
        String id,
        String podName,
        IntentState state,
        boolean byHand,
        int asks,
        int rounds,
        @Nullable Candidate candidate,
        Instant createdAt,
        @Nullable Instant askedAt,
        Instant nextTry,
        @Nullable Instant deadline,
        @Nullable String lastAnswer) {}
