package org.ergodrop.jobs;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something a person is told by mail, once.
 *
 * @param id makes it one mail, however often it is reported; becomes the Message-ID
 * @param kind what happened
 * @param queue whose people are told; null: the operator's
 * @param jobId the job it is about, if any
 * @param details what the mail says, by key; sentences in the queue's language
 */
public record MailEvent(
        String id,
        Kind kind,
        @Nullable String queue,
        @Nullable JobId jobId,
        Map<String, String> details) {

    /** What happened. */
    public enum Kind {
        /** The report is there. */
        COMPLETED,
        /** Not a usable video. */
        REJECTED,
        /** Given up. */
        FAILED,
        /** A trouble of the service began, see {@link TroubleKind}. */
        TROUBLE,
        /** It is over. */
        TROUBLE_OVER,
        /** A guard ended a GPU pod. */
        POD_ENDED,
        /** What GPU pods cost. */
        POD_COST
    }

    public MailEvent {
        details = Map.copyOf(details);
    }

    public static MailEvent of(Job job, Kind kind, Map<String, String> details) {
        return of(job, 1, kind, details);
    }

    /** @param life how often a person gave the job another life, plus one; each tells its own end */
    public static MailEvent of(Job job, int life, Kind kind, Map<String, String> details) {
        return new MailEvent(
                "job-" + job.id() + "-" + kind.name().toLowerCase(java.util.Locale.ROOT)
                        + (life == 1 ? "" : "-" + life),
                kind,
                job.queue(),
                job.id(),
                details);
    }

    public Optional<String> detail(String key) {
        return Optional.ofNullable(details.get(key));
    }
}
