package org.ergodrop.jobs;

/**
 * What one job is about; a repeat of the same key costs nothing, a replaced content is a new job.
 *
 * @param queue name of the hot folder
 * @param fileId names the file in the hot folder: Drive's file id, or the path in a directory
 * @param revision names its content: Drive's headRevisionId, or size, time and inode in a directory
 * @param round 0; one more each time the same content comes back after its job has ended
 */
public record FileKey(String queue, String fileId, String revision, int round) {}
