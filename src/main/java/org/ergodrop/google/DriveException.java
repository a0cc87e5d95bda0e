package org.ergodrop.google;

import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;
import org.jspecify.annotations.Nullable;

/** A failure of Google Drive with its name. Its text holds no address, no token and no upload session. */
public final class DriveException extends IOException implements Explained {

    @Serial
    private static final long serialVersionUID = 1;

    private static final Sentences SENTENCES = Sentences.of(DriveException.class);

    /** What happened. */
    public enum Kind {
        /** No answer, or only errors of Google's own, longer than our patience. */
        OUTAGE,
        /** Asked too often, longer than our patience. */
        BUSY,
        /** The day's allowance is spent. */
        DAILY_CAP,
        /** The user's storage is full. */
        STORAGE_FULL,
        /** A folder or a shared drive holds as many items as it may. */
        FOLDER_FULL,
        /** We may not do this; a person must give us the right. */
        PERMISSION,
        /** The file is not there, or not for us. */
        GONE,
        /** A file with this id is there already. */
        EXISTS,
        /** The file holds another content than was asked for. */
        REPLACED,
        /** Google does not give the content out (abuse flag, no bytes). */
        REFUSED,
        /** The bytes do not match the checksum, again and again. */
        DAMAGED,
        /** Google's checksum is wrong: the same bytes came twice. */
        STABLE_MISMATCH,
        /** The local disk has no room. */
        DISK_FULL,
        /** The asked range of bytes is not there. */
        BAD_RANGE,
        /** Google says that our request is wrong. */
        REJECTED_REQUEST
    }

    private final Kind kind;
    private final int status;
    private final String reason;
    private final @Nullable Duration retryAfter;

    /**
     * @param status Google's HTTP status; 0 when there was none
     * @param reason Google's word for it, or ours
     * @param retryAfter how long Google asked us to wait, if it did
     */
    DriveException(Kind kind, int status, String reason, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(say(Locale.ENGLISH, kind, status, reason), cause);
        this.kind = kind;
        this.status = status;
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    /** A failure that we found ourselves. */
    public static DriveException of(Kind kind, String reason) {
        return new DriveException(kind, 0, reason, null, null);
    }

    public Kind kind() {
        return kind;
    }

    public int status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    @Override
    public String explain(Locale locale) {
        return say(locale, kind, status, reason);
    }

    private static String say(Locale locale, Kind kind, int status, String reason) {
        String detail = status == 0 ? reason : status + " " + reason;
        return SENTENCES.say(locale, "drive." + kind, detail);
    }
}
