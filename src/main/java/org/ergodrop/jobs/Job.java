package org.ergodrop.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One job as its row in the ledger stood when it was read.
 *
 * @param id the job
 * @param file which content of which file in which queue it is about
 * @param name what the person called the video; never used as a local file name
 * @param sizeBytes size of the content [bytes]
 * @param md5 checksum of the content, lower-case hexadecimal; null where the hot folder knows none
 * @param state how far it is
 * @param stateSince when it came into that state
 * @param closed final, and its last steps (move, log line, mail) are done
 * @param reason why it is in its state, in the queue's language where a person reads it
 * @param attempt fencing token: grows with every start
 * @param starts starts that count against the file
 * @param worker who has or had it in hand
 * @param leaseUntil until when it belongs to that worker
 * @param notBefore it is not taken up earlier
 * @param sends how often a message was sent for it
 * @param sentAt when the last one was sent; null while that is owed
 * @param createdAt when its file was first seen
 */
public record Job(
        JobId id,
        FileKey file,
        String name,
        long sizeBytes,
        @Nullable String md5,
        JobState state,
        Instant stateSince,
        boolean closed,
        @Nullable String reason,
        int attempt,
        int starts,
        @Nullable String worker,
        @Nullable Instant leaseUntil,
        @Nullable Instant notBefore,
        int sends,
        @Nullable Instant sentAt,
        Instant createdAt) {

    public String queue() {
        return file.queue();
    }
}
