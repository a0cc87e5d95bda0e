package org.ergodrop.hotfolder.drive;

import java.io.IOException;
import java.time.Duration;
import org.ergodrop.google.AuthLostException;
import org.ergodrop.google.DriveException;
import org.ergodrop.hotfolder.HotFolderException;
import org.ergodrop.hotfolder.HotFolderException.Kind;
import org.ergodrop.text.Explained;
import org.ergodrop.text.Sentences;
import org.jspecify.annotations.Nullable;

/** Google's failures in the words of the port. */
final class DriveFailures {

    private static final Sentences SENTENCES = Sentences.of(DriveFailures.class);

    /** What a request was about: the same answer means something else for a video than for a folder of ours. */
    enum About {
        VIDEO,
        FOLDER
    }

    /** What may fail. */
    @FunctionalInterface
    interface Verb<T> {
        T run() throws IOException;
    }

    private DriveFailures() {}

    static <T> T named(About about, Verb<T> verb) throws IOException {
        try {
            return verb.run();
        } catch (DriveException e) {
            throw failure(kind(e, about), e, e.retryAfter().orElse(null), e);
        } catch (AuthLostException e) {
            throw failure(Kind.AUTH_LOST, e, null, e);
        }
    }

    private static Kind kind(DriveException failure, About about) {
        return switch (failure.kind()) {
            case OUTAGE -> Kind.OUTAGE;
            case BUSY -> Kind.BUSY;
            case DAILY_CAP -> Kind.DAILY_CAP;
            case STORAGE_FULL -> Kind.STORAGE_FULL;
            case FOLDER_FULL, PERMISSION -> Kind.CONFIG_ERROR;
            case GONE -> about == About.FOLDER ? Kind.CONFIG_ERROR : Kind.GONE;
            case REPLACED -> Kind.REPLACED;
            case REFUSED -> Kind.REFUSED;
            case DAMAGED, STABLE_MISMATCH -> Kind.DAMAGED;
            case DISK_FULL -> Kind.DISK_FULL;
            case EXISTS, BAD_RANGE, REJECTED_REQUEST -> Kind.REJECTED_REQUEST;
        };
    }

    private static HotFolderException failure(
            Kind kind, Explained explained, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        return new HotFolderException(kind, explained, retryAfter, cause);
    }

    /** A failure that we found ourselves. */
    static HotFolderException of(Kind kind, String sentence, Object... arguments) {
        return failure(kind, locale -> SENTENCES.say(locale, sentence, arguments), null, null);
    }
}
