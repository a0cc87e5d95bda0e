package org.ergodrop.jobs;

import java.util.List;

/**
 * All hot folders of this service.
 *
 * @param all at least one; names are unique
 */
public record Queues(List<QueueSettings> all) {

    public Queues {
        all = List.copyOf(all);
    }

    /** The settings of a queue; a job of a queue that is no longer configured is refused with its name. */
    public QueueSettings of(String name) {
        return all.stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no queue is called " + name
                        + " any more; add it to ergodrop.queues again to finish its jobs"));
    }
}
