package org.ergodrop.pods;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * What tells the pods of this installation from all others of the account: their names begin with {@link #prefix}.
 *
 * @param id letters a-z and digits, no dash, so that no installation's prefix begins another's
 */
public record Deployment(String id) {

    static final String PATTERN = "[a-z0-9]{1,24}";

    public Deployment {
        if (!id.matches(PATTERN)) {
            throw new IllegalArgumentException(
                    "ergodrop.pods.deployment must be 1 to 24 letters a-z and digits, was \"" + id + "\"");
        }
    }

    /** Six characters: 36^5 to 36^6 - 1. */
    static String freshId(RandomGenerator random) {
        return Long.toString(random.nextLong(60_466_176, 2_176_782_336L), 36);
    }

    /** The id of a wish for a pod: sorts by time, and ends in five characters (36^4 to 36^5 - 1) that two wishes do not share. */
    static String freshIntent(Instant now, RandomGenerator random) {
        return Long.toString(now.toEpochMilli(), 36) + Long.toString(random.nextLong(1_679_616, 60_466_176), 36);
    }

    public String prefix() {
        return "ergodrop-" + id + "-";
    }

    public String podName(String intentId) {
        return prefix() + intentId;
    }

    /** Whether a pod is ours to judge; every other one is nobody's business here. */
    public boolean isOurs(Pod pod) {
        return pod.name().startsWith(prefix());
    }
}
