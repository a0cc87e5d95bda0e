package org.ergodrop.hotfolder;

import java.util.List;
import java.util.Map;
import org.ergodrop.jobs.Job;

/**
 * The hot folders of this service by the names of their queues.
 *
 * @param byQueue in the order of the configuration
 */
public record HotFolders(Map<String, HotFolder> byQueue) {

    /** The hot folder a job came from. */
    public HotFolder of(Job job) {
        return of(job.queue());
    }

    public HotFolder of(String queue) {
        HotFolder folder = byQueue.get(queue);
        if (folder == null) {
            throw new IllegalArgumentException(
                    "no queue is called " + queue + " any more; add it to ergodrop.queues again to finish its jobs");
        }
        return folder;
    }

    public List<HotFolder> all() {
        return List.copyOf(byQueue.values());
    }
}
