package org.ergodrop.pods;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;

/**
 * Work as the hot folders alone show it, for a controller that meets its pods nowhere else: videos that have finished wait, what
 * lies in 02-processing is in hand. An upload has finished when nothing about it changed over two looks, the queue's
 * {@code stableFor} apart; an empty file is none.
 */
class HotFolderWork implements WorkInSight {

    private record Seen(Upload upload, long sinceNanos) {}

    private final HotFolders folders;
    private final Queues queues;
    private final LongSupplier nanoTime;
    private Map<String, Seen> seen = Map.of();

    /** @param nanoTime a clock that nobody sets [ns] */
    HotFolderWork(HotFolders folders, Queues queues, LongSupplier nanoTime) {
        for (QueueSettings queue : queues.all()) {
            if (queue.archive() == QueueSettings.Archive.LEAVE) {
                throw new IllegalArgumentException(
                        "ergodrop.archive: a video that is left in 02-processing looks like work"
                                + " for ever to ergodrop.pods.work=folder; use archive or trash (queue " + queue.name()
                                + ")");
            }
        }
        this.folders = folders;
        this.queues = queues;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized Work look() throws IOException {
        long now = nanoTime.getAsLong();
        Map<String, Seen> next = new HashMap<>();
        TreeSet<String> where = new TreeSet<>();
        int waiting = 0;
        int inHand = 0;
        for (HotFolder folder : folders.all()) {
            Duration stableFor = queues.of(folder.queue()).pace().stableFor();
            for (Upload upload : folder.look()) {
                String key = folder.queue() + "/" + upload.fileId();
                Seen before = seen.get(key);
                boolean isSame = before != null && before.upload().equals(upload);
                next.put(key, isSame ? before : new Seen(upload, now));
                if (isSame && isVideo(upload) && now - before.sinceNanos() >= stableFor.toNanos()) {
                    waiting++;
                    where.add("1 " + key + " " + upload.revision());
                }
            }
            List<String> processing = new ArrayList<>(folder.inProcessing());
            inHand += processing.size();
            processing.forEach(file -> where.add("2 " + folder.queue() + "/" + file));
        }
        seen = next;
        return new Work(waiting, inHand, Fingerprint.of(where));
    }

    private static boolean isVideo(Upload upload) {
        return upload.isComplete() && upload.sizeBytes() > 0;
    }
}
