package org.ergodrop.pods;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Candidates that bring no clear answer time after time. The same one is asked again first, as the provider advises, because
 * mostly it is the provider that is out of order; but one kind of GPU that fails for ever must not keep the others from being
 * asked. Not kept over a restart.
 */
final class Silences {

    /** Failures in a row, after which the others are asked first. Ours. */
    private static final int MOST = 3;

    /** How long a candidate is asked later than the others. Ours, as for pods that went wrong. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private record Silence(int times, Instant last) {}

    private final Map<Candidate, Silence> silences = new ConcurrentHashMap<>();

    void add(Candidate candidate, Instant now) {
        silences.compute(
                candidate,
                (same, before) -> new Silence(before == null || isOver(before, now) ? 1 : before.times() + 1, now));
    }

    boolean isSilent(Candidate candidate, Instant now) {
        Silence silence = silences.get(candidate);
        return silence != null && silence.times() >= MOST && !isOver(silence, now);
    }

    private static boolean isOver(Silence silence, Instant now) {
        return !silence.last().plus(REMEMBERED).isAfter(now);
    }
}
