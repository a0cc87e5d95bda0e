package org.ergodrop.pods;

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

    static String freshId(RandomGenerator random) {
        return Long.toString(random.nextLong(60_466_176, 2_176_782_336L), 36);
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
