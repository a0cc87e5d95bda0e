package org.ergodrop.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The jobs this process has in hand, queued or running. What lies in {@code 02-processing} and is not in hand was
 * interrupted (a crash, a route that was edited while it ran) and is taken up again.
 */
@Component
public class InFlight {

    /** A job that came back unfinished rests so long before it is taken up again, so that nothing spins. Ours. */
    private static final Duration REST = Duration.ofSeconds(5);

    private final Clock clock;
    private final Set<JobId> inHand = ConcurrentHashMap.newKeySet();
    private final Map<JobId, Instant> resting = new ConcurrentHashMap<>();

    public InFlight(Clock clock) {
        this.clock = clock;
    }

    /** Takes a job in hand; false when it is in hand already or still rests. */
    public boolean take(JobId id) {
        Instant until = resting.get(id);
        if (until != null && clock.instant().isBefore(until)) {
            return false;
        }
        resting.remove(id);
        return inHand.add(id);
    }

    /** Puts a job down, finished or not. */
    public void release(JobId id) {
        resting.values().removeIf(until -> until.isBefore(clock.instant()));
        resting.put(id, clock.instant().plus(REST));
        inHand.remove(id);
    }

    public int count() {
        return inHand.size();
    }

    public Set<JobId> all() {
        return Set.copyOf(inHand);
    }
}
