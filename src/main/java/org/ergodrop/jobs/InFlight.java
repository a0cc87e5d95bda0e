package org.ergodrop.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The jobs this process has in hand, each with the attempt it holds: their leases are kept alive, and only they may change. */
@Component
public class InFlight {

    private final Map<JobId, Integer> attempts = new ConcurrentHashMap<>();

    /** Also those whose attempt is over but whose work has not noticed yet; when the work on each went forward last [ns]. */
    private final Map<JobId, Long> hands = new ConcurrentHashMap<>();

    private final Ledger ledger;
    private final LongSupplier nanoTime;

    @Autowired
    public InFlight(Ledger ledger) {
        this(ledger, System::nanoTime);
    }

    public InFlight(Ledger ledger, LongSupplier nanoTime) {
        this.ledger = ledger;
        this.nanoTime = nanoTime;
    }

    /**
     * Reaches for a job before it is begun; false while other work of this process still has its hands on it, so that never two
     * of them hold the same attempt.
     */
    public boolean reach(JobId id) {
        return hands.putIfAbsent(id, nanoTime.getAsLong()) == null;
    }

    /** The work on a job went forward: a batch of frames, a piece of a file. The steps below say it by themselves. */
    public void goesOn(JobId id) {
        hands.computeIfPresent(id, (job, before) -> nanoTime.getAsLong());
    }

    /** How long the work has stood still that has stood still for longest; zero while no work has its hands on a job. */
    public Duration stillFor() {
        long now = nanoTime.getAsLong();
        return hands.values().stream()
                .map(last -> Duration.ofNanos(now - last))
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    /** Whether any work has its hands on a job. */
    public boolean isBusy() {
        return !hands.isEmpty();
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
        goesOn(id);
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
        goesOn(id);
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
        goesOn(job.id());
        return ledger.move(job, to, reason).orElseThrow(() -> new LostLeaseException(job.id()));
    }
}
