package org.ergodrop.intake;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.Queues;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tells a finished upload from one that still grows: nothing about it changed over at least two looks that are the queue's
 * {@code stableFor} apart. By a clock that nobody sets; after a restart it looks twice again.
 */
@Component
class Stability {

    /** A file that a listing leaves out is only believed to be gone when so many looks in a row agree. Ours. */
    private static final int LOOKS_WITHOUT = 3;

    private record Seen(Upload upload, long sinceNanos) {}

    private final Queues queues;
    private final LongSupplier nanoTime;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Map<String, Integer> missing = new ConcurrentHashMap<>();

    @Autowired
    Stability(Queues queues) {
        this(queues, System::nanoTime);
    }

    Stability(Queues queues, LongSupplier nanoTime) {
        this.queues = queues;
        this.nanoTime = nanoTime;
    }

    boolean isStable(String queue, Upload upload) {
        String key = key(queue, upload.fileId());
        missing.remove(key);
        long now = nanoTime.getAsLong();
        Seen before = seen.get(key);
        if (!upload.isComplete() || before == null || !before.upload().equals(upload)) {
            seen.put(key, new Seen(upload, now));
            return false;
        }
        Duration age = Duration.ofNanos(now - before.sinceNanos());
        return age.compareTo(queues.of(queue).pace().stableFor()) >= 0;
    }

    /** Those of {@code waiting} that several looks in a row did not show. */
    List<Job> gone(String queue, Set<String> here, List<Job> waiting) {
        Set<String> keys = new HashSet<>();
        List<Job> gone = waiting.stream()
                .filter(job -> !here.contains(job.file().fileId()))
                .filter(job -> {
                    String key = key(queue, job.file().fileId());
                    keys.add(key);
                    return missing.merge(key, 1, Integer::sum) >= LOOKS_WITHOUT;
                })
                .toList();
        String prefix = key(queue, "");
        missing.keySet().removeIf(key -> key.startsWith(prefix) && !keys.contains(key));
        seen.keySet().removeIf(key -> key.startsWith(prefix) && !here.contains(key.substring(prefix.length())));
        return gone;
    }

    private static String key(String queue, String fileId) {
        return queue + "/" + fileId;
    }
}
