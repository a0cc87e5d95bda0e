package org.ergodrop.metrics;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.Outbox;
import org.ergodrop.jobs.Trouble;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.jobs.Troubles;

/**
 * What the database holds at one moment.
 *
 * @param jobs how many jobs are in a state; a state without jobs may be missing
 * @param oldestWaiting when the oldest job that nobody works on was first seen
 * @param troubles how many queues or accounts have a trouble; likewise
 * @param mailsWaiting mails that are owed and not sent yet
 */
record LedgerRows(
        Map<JobState, Integer> jobs,
        Optional<Instant> oldestWaiting,
        Map<TroubleKind, Long> troubles,
        int mailsWaiting) {

    /** @param ended how many jobs have ended, by state */
    static LedgerRows read(Ledger ledger, Supplier<Map<JobState, Integer>> ended, Troubles troubles, Outbox outbox) {
        Map<JobState, Integer> jobs = new EnumMap<>(JobState.class);
        jobs.putAll(ended.get());
        // one that is given up and still has its last steps before it is open
        ledger.countOpenByState().forEach((state, open) -> jobs.merge(state, open, Integer::sum));
        return new LedgerRows(
                jobs,
                ledger.oldestWaiting(),
                troubles.all().stream().collect(Collectors.groupingBy(Trouble::kind, Collectors.counting())),
                outbox.countOwed());
    }
}
