package org.ergodrop.google;

import com.google.api.services.drive.model.File;
import org.jspecify.annotations.Nullable;

/**
 * What one request of an upload came to.
 *
 * @param stored how many bytes Google has; only with {@code STORED}
 * @param file the finished file; only with {@code DONE}
 * @param answer Google's error; with {@code THROTTLED}, {@code UNAUTHORIZED}, {@code FAILED} and, maybe, others
 */
record UploadStep(
        Result result,
        long stored,
        @Nullable File file,
        @Nullable DriveAnswer answer) {

    enum Result {
        DONE,
        STORED,
        /** The session is not known any more. */
        LOST,
        /** No answer, or an error of Google's own: what it has must be asked. */
        UNCLEAR,
        THROTTLED,
        UNAUTHORIZED,
        FAILED
    }

    static UploadStep of(Result result) {
        return new UploadStep(result, 0, null, null);
    }

    static UploadStep stored(long bytes) {
        return new UploadStep(Result.STORED, bytes, null, null);
    }

    static UploadStep done(File file) {
        return new UploadStep(Result.DONE, 0, file, null);
    }

    static UploadStep of(DriveAnswer answer) {
        int status = answer.status();
        Result result = switch (answer.verdict().action()) {
            case RENEW_TOKEN -> Result.UNAUTHORIZED;
            case SLOW_DOWN -> Result.THROTTLED;
            case REPEAT -> Result.UNCLEAR;
            case FAIL ->
                // facts A7: any other 4xx means a new session; what stays wrong is found when that is opened
                status == 403 || status == 409 ? Result.FAILED : Result.LOST;
        };
        return new UploadStep(result, 0, null, answer);
    }

    DriveAnswer error() {
        if (answer == null) {
            throw new IllegalStateException("no error: " + result);
        }
        return answer;
    }
}
