package org.ergodrop.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.Ledger.Charge;
import org.ergodrop.jobs.LostLeaseException;
import org.springframework.stereotype.Component;

/** Lets a job go that this process holds and that has not ended. Nothing happens when it has, or somebody else holds it. */
@Component
public class LetGo {

    /** Twice as long after each further start, up to 640 s: one whose last steps never succeed must not spin. Ours. */
    private static final Duration REST = Duration.ofSeconds(5);

    private static final int MOST_DOUBLINGS = 7;

    private final Ledger ledger;
    private final InFlight inFlight;
    private final Clock clock;

    LetGo(Ledger ledger, InFlight inFlight, Clock clock) {
        this.ledger = ledger;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    /** Interrupted from outside: free for the next worker at once, and the start does not count. */
    public void interrupted(JobId id) {
        free(id, job -> Duration.ZERO, Charge.FREE);
    }

    /** Its exchange ended without an end of the job: it rests a little, so that nothing spins, and the start counts. */
    void unfinished(JobId id) {
        free(id, LetGo::rest, Charge.COUNTED);
    }

    private static Duration rest(Job job) {
        int doublings = Math.max(0, Math.min(job.starts() - 1, MOST_DOUBLINGS));
        return REST.multipliedBy(1L << doublings);
    }

    private void free(JobId id, Function<Job, Duration> rest, Charge charge) {
        try {
            Job job = inFlight.require(id);
            ledger.postpone(job, clock.instant().plus(rest.apply(job)), charge, job.reason());
        } catch (LostLeaseException ended) {
            // there is nothing to let go
        } finally {
            inFlight.release(id);
        }
    }
}
