package org.ergodrop.hotfolder;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.ergodrop.text.Explained;
import org.jspecify.annotations.Nullable;

/** A failure of a hot folder that has a name, so that the table of failures can say what is done about it. */
public final class HotFolderException extends IOException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    /** What happened. */
    public enum Kind {
        /** The other side does not answer, or only with errors of its own; passes by itself. */
        OUTAGE,
        /** It wants to be asked less often; passes by itself. */
        BUSY,
        /** No more today. */
        DAILY_CAP,
        /** The authorization is gone; a person must log in. */
        AUTH_LOST,
        /** A folder is missing or closed to us; a person must mend it. */
        CONFIG_ERROR,
        /** No room for the report. */
        STORAGE_FULL,
        /** No room for the video on the local disk. */
        DISK_FULL,
        /** The file went away. */
        GONE,
        /** The file holds another content than the job is about. */
        REPLACED,
        /** The bytes do not match their checksum, again and again. */
        DAMAGED,
        /** The other side does not give the file out (flagged as abusive, not downloadable). */
        REFUSED,
        /** The other side says that our request is wrong: our mistake. */
        REJECTED_REQUEST
    }

    private final Kind kind;
    private final transient Explained explanation;
    private final @Nullable Duration retryAfter;

    /**
     * @param explanation the sentence for people
     * @param retryAfter how long the other side asked us to wait, if it did
     */
    public HotFolderException(
            Kind kind, Explained explanation, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(explanation.explain(Locale.ENGLISH), cause);
        this.kind = kind;
        this.explanation = explanation;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public String explain(Locale locale) {
        return explanation.explain(locale);
    }
}
