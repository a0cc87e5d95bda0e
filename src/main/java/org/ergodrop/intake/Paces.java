package org.ergodrop.intake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.QueueSettings.Pace;
import org.ergodrop.jobs.Queues;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * When each hot folder is looked at next: often while something happens there, ever more rarely while it is quiet, because
 * every look costs quota.
 */
@Component("paces")
public class Paces {

    /** Each quiet look makes the next pause so much longer. Ours. */
    private static final double GROWTH = 1.5;

    private record Next(long atNanos, Duration pause) {}

    private final Queues queues;
    private final LongSupplier nanoTime;
    private final Map<String, Next> next = new ConcurrentHashMap<>();
    private final long begunNanos;

    /** When the last look into each folder began, and when the last one began that succeeded [ns]. */
    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    private final Map<String, Long> succeeded = new ConcurrentHashMap<>();

    @Autowired
    public Paces(Queues queues) {
        this(queues, System::nanoTime);
    }

    public Paces(Queues queues, LongSupplier nanoTime) {
        this.queues = queues;
        this.nanoTime = nanoTime;
        this.begunNanos = nanoTime.getAsLong();
    }

    /** Route verb: the queues of one kind whose folder is to be looked at now; each is asked for once. */
    public List<String> due(String source) {
        long now = nanoTime.getAsLong();
        List<String> due = queues.all().stream()
                .filter(queue -> queue.source() == QueueSettings.Source.valueOf(source))
                .map(QueueSettings::name)
                .filter(queue -> !next.containsKey(queue) || next.get(queue).atNanos() - now <= 0)
                .toList();
        due.forEach(queue -> begun.put(queue, now));
        due.forEach(queue -> plan(
                queue,
                next.containsKey(queue) ? next.get(queue).pause() : pace(queue).pollEvery()));
        return due;
    }

    /** A look succeeded; {@code isBusy} when there was something to see or something is being worked on. */
    public void looked(String queue, boolean isBusy) {
        Long start = begun.get(queue);
        if (start != null) {
            succeeded.put(queue, start);
        }
        Pace pace = pace(queue);
        Next planned = next.get(queue);
        Duration grown = planned == null
                ? pace.pollEvery()
                : Duration.ofNanos((long) (planned.pause().toNanos() * GROWTH));
        Duration quiet = grown.compareTo(pace.pollAtMost()) < 0 ? grown : pace.pollAtMost();
        plan(queue, isBusy ? pace.pollEvery() : quiet);
    }

    /** Every folder is due at once, however quiet it was. */
    public void lookSoon() {
        next.replaceAll((queue, planned) -> new Next(nanoTime.getAsLong(), planned.pause()));
    }

    /** Whether a look into every folder began after that moment of the monotonic clock and succeeded. */
    public boolean allLookedSince(long nanos) {
        return queues.all().stream()
                .map(queue -> succeeded.get(queue.name()))
                .allMatch(start -> start != null && start - nanos > 0);
    }

    /** Time since the last look that succeeded; since the start when there was none. */
    Duration sinceLook(String queue) {
        return Duration.ofNanos(nanoTime.getAsLong() - succeeded.getOrDefault(queue, begunNanos));
    }

    private void plan(String queue, Duration pause) {
        next.put(queue, new Next(nanoTime.getAsLong() + pause.toNanos(), pause));
    }

    private Pace pace(String queue) {
        return queues.of(queue).pace();
    }
}
