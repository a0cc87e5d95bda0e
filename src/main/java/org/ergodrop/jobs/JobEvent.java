package org.ergodrop.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a job.
 *
 * @param from null for the first
 * @param attempt the job's attempt after the change
 */
public record JobEvent(
        Instant at,
        @Nullable JobState from,
        JobState to,
        int attempt,
        @Nullable String reason) {}
