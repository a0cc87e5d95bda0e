package org.ergodrop.jobs;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The jobs this process has in hand, each with the attempt it holds: their leases are kept alive, and only they may change. */
@Component
public class InFlight {

    private final Map<JobId, Integer> attempts = new ConcurrentHashMap<>();

    /** Also those whose attempt is over but whose work has not noticed yet. */
    private final Set<JobId> hands = ConcurrentHashMap.newKeySet();

    private final Ledger ledger;

    public InFlight(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Reaches for a job before it is begun; false while other work of this process still has its hands on it, so that never two
     * of them hold the same attempt.
     */
    public boolean reach(JobId id) {
        return hands.add(id);
    }

    /** The hands are off it, whatever became of it. */
    public void letGo(JobId id) {
        attempts.remove(id);
        hands.remove(id);
    }

    /** Takes a job in hand that {@link Ledger#begin} gave out. */
    public void take(Job begun) {
        attempts.put(begun.id(), begun.attempt());
    }

    /** Nothing is written about it any more; its work may still have to end. */
    public void release(JobId id) {
        attempts.remove(id);
    }

    /** An attempt is over because somebody else has the job, or a person ended it. */
    public void lost(JobId id, int attempt) {
        attempts.remove(id, attempt);
    }

    public Set<JobId> all() {
        return Set.copyOf(attempts.keySet());
    }

    /** The jobs in hand and the attempt that this process holds of each. */
    public Map<JobId, Integer> held() {
        return Map.copyOf(attempts);
    }

    /** Long work asks between two steps, without asking the database. */
    public void requireHeld(JobId id) throws LostLeaseException {
        if (!attempts.containsKey(id)) {
            throw new LostLeaseException(id);
        }
    }

    /**
     * The job as its row stands now, of which this process still holds the attempt.
     *
     * @throws LostLeaseException when another worker has taken it up meanwhile, or it is closed
     */
    public Job require(JobId id) throws LostLeaseException {
        Job job = ledger.get(id);
        Optional<Integer> held = Optional.ofNullable(attempts.get(id));
        if (job.closed() || held.isEmpty() || held.get() != job.attempt()) {
            throw new LostLeaseException(id);
        }
        return job;
    }

    /** As {@link #require(JobId)}, for the value of a message header. */
    public Job require(String header) throws LostLeaseException {
        return require(JobId.parse(header));
    }

    /** The job in its next state; {@code LostLeaseException} when somebody else was faster. */
    public Job move(Job job, JobState to) throws LostLeaseException {
        return move(job, to, null);
    }

    /** The same, with the reason that a person reads. */
    public Job move(Job job, JobState to, @Nullable String reason) throws LostLeaseException {
        return ledger.move(job, to, reason).orElseThrow(() -> new LostLeaseException(job.id()));
    }
}
