package org.ergodrop.console;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often a login failed of late, and how long the next try has to wait: not at all for the first few, then a second,
 * twice as long each time. Forgotten after a quiet hour. Not for several threads at a time.
 */
final class FailedLogins {

    /** Some megabytes at most, however many names somebody tries. */
    static final int REMEMBERED = 10_000;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final int free;
    private final Duration longest;

    /** In the order of their last use, so that the one given up is the one that nobody uses. */
    private final LinkedHashMap<String, Failures> recent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Failures(int count, long lastMillis, long blockedUntilMillis) {}

    /**
     * @param free failures that cost nothing
     * @param longest the wait grows to this
     */
    FailedLogins(int free, Duration longest) {
        this.free = free;
        this.longest = longest;
    }

    /** Zero: may try. */
    Duration waitOf(String key, long nowMillis) {
        Failures failures = recent.get(key);
        return failures == null || failures.blockedUntilMillis() <= nowMillis
                ? Duration.ZERO
                : Duration.ofMillis(failures.blockedUntilMillis() - nowMillis);
    }

    /** @return how long the next try has to wait */
    Duration failed(String key, long nowMillis) {
        Failures before = recent.get(key);
        boolean isOld = before == null || nowMillis - before.lastMillis() > FORGOTTEN_AFTER.toMillis();
        int count = isOld ? 1 : before.count() + 1;
        int doublings = Math.min(count - free, 30);
        Duration wait = doublings < 0 ? Duration.ZERO : FIRST_WAIT.multipliedBy(1L << doublings);
        Duration bounded = wait.compareTo(longest) > 0 ? longest : wait;
        recent.put(key, new Failures(count, nowMillis, nowMillis + bounded.toMillis()));
        return bounded;
    }

    void succeeded(String key) {
        recent.remove(key);
    }

    int size() {
        return recent.size();
    }
}
