package org.ergodrop.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ergodrop.jobs.JobState;
import org.jspecify.annotations.Nullable;

/**
 * How many jobs have ended, by state. To count them the database reads an entry for each: half a second for a million, which
 * every process would ask for four times a minute. So many are counted anew only now and then.
 */
final class EndedJobs implements Supplier<Map<JobState, Integer>> {

    /** Counted in some hundredths of a second. Ours. */
    private static final int FEW = 100_000;

    /** Ours. */
    private static final Duration NOW_AND_THEN = Duration.ofMinutes(10);

    private record Counted(Map<JobState, Integer> jobs, long atNanos) {}

    private final Supplier<Map<JobState, Integer>> source;
    private final LongSupplier nanoTime;
    private @Nullable Counted last;

    EndedJobs(Supplier<Map<JobState, Integer>> source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized Map<JobState, Integer> get() {
        long now = nanoTime.getAsLong();
        Counted counted = last;
        if (counted == null || isFew(counted.jobs()) || now - counted.atNanos() >= NOW_AND_THEN.toNanos()) {
            counted = new Counted(source.get(), now);
            last = counted;
        }
        return counted.jobs();
    }

    private static boolean isFew(Map<JobState, Integer> jobs) {
        return jobs.values().stream().mapToLong(Integer::longValue).sum() <= FEW;
    }
}
