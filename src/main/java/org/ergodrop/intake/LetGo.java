package org.ergodrop.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /** Ours. */
    private static final Duration REST = Duration.ofSeconds(5);

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
        free(id, clock.instant(), Charge.FREE);
    }

    /** Its exchange ended without an end of the job: it rests a little, so that nothing spins, and the start counts. */
    void unfinished(JobId id) {
        free(id, clock.instant().plus(REST), Charge.COUNTED);
    }

    private void free(JobId id, Instant when, Charge charge) {
        try {
            Job job = inFlight.require(id);
            ledger.postpone(job, when, charge, job.reason());
        } catch (LostLeaseException ended) {
            // there is nothing to let go
        } finally {
            inFlight.release(id);
        }
    }
}
