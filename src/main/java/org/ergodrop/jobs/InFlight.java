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
    private final Ledger ledger;

    public InFlight(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Takes a job in hand that {@link Ledger#begin} gave out. */
    public void take(Job begun) {
        attempts.put(begun.id(), begun.attempt());
    }

    /** Puts a job down, finished or not. */
    public void release(JobId id) {
        attempts.remove(id);
    }

    public Set<JobId> all() {
        return Set.copyOf(attempts.keySet());
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
