package org.ergodrop.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.ergodrop.jobs.InFlight;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.Role;

/** Whether there is anything left that this process has to stay for. */
final class OpenWork {

    private final Set<Role> roles;
    private final Ledger ledger;
    private final InFlight inFlight;
    private final Clock clock;

    OpenWork(Set<Role> roles, Ledger ledger, InFlight inFlight, Clock clock) {
        this.roles = EnumSet.copyOf(roles);
        this.ledger = ledger;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    /** Whether the hot folders and the mails are looked after here; otherwise somebody else with the same ledger does. */
    boolean isIntakeHere() {
        return roles.contains(Role.INTAKE);
    }

    boolean isAny() {
        if (inFlight.isBusy()) {
            return true;
        }
        return isIntakeHere()
                ? ledger.countOpen() > 0
                : ledger.open(EnumSet.allOf(JobState.class)).stream().anyMatch(this::isFree);
    }

    /** What another worker has in hand needs nobody else while that worker lives. */
    private boolean isFree(Job job) {
        Instant leaseUntil = job.leaseUntil();
        return leaseUntil == null || leaseUntil.isBefore(clock.instant());
    }
}
