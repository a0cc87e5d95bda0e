package org.ergodrop.jobs;

/**
 * Said within this process when a job has ended for good; whoever counts may listen.
 *
 * @param queue name of its hot folder
 * @param end NOTIFIED when its report was delivered; otherwise REJECTED, FAILED or CANCELLED
 */
public record JobEnded(String queue, JobState end) {}
