package org.ergodrop.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Handler;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobQueue;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.springframework.stereotype.Component;

/**
 * Route verb {@code jobsToSend}: jobs that no message waits for and no worker holds: a crash came between row and message, the
 * broker lost its journal, a worker died, a pause is over.
 */
@Component("jobsToSend")
class JobsToSend {

    /** A message that was sent is looked for in the broker when nobody took it up for so long. Ours. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Set<JobState> BEGUN = EnumSet.complementOf(EnumSet.of(JobState.SEEN, JobState.STABLE));

    private final Ledger ledger;
    private final JobQueue queue;
    private final HotFolders folders;
    private final Clock clock;

    JobsToSend(Ledger ledger, JobQueue queue, HotFolders folders, Clock clock) {
        this.ledger = ledger;
        this.queue = queue;
        this.folders = folders;
        this.clock = clock;
    }

    @Handler
    List<String> find() {
        Instant now = clock.instant();
        List<Job> idle = ledger.open(BEGUN).stream()
                .filter(job -> folders.byQueue().containsKey(job.queue()))
                .filter(job -> job.leaseUntil() == null || job.leaseUntil().isBefore(now))
                .filter(job -> job.notBefore() == null || !job.notBefore().isAfter(now))
                // a lease that ran out: its worker had taken the message
                .filter(job -> job.sentAt() == null
                        || job.leaseUntil() != null
                        || job.sentAt().plus(PATIENCE).isBefore(now))
                .toList();
        Set<String> waiting = idle.stream().anyMatch(job -> job.sentAt() != null) ? queue.waiting() : Set.of();
        return idle.stream()
                .map(job -> job.id().value())
                .filter(id -> !waiting.contains(id))
                .toList();
    }
}
