package org.ergodrop.google;

import com.google.api.client.http.EmptyContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.drive.model.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.ergodrop.google.DriveException.Kind;
import org.ergodrop.google.UploadStep.Result;
import org.jspecify.annotations.Nullable;

/** One content on its way through sessions until Google says that it is complete. */
final class UploadRun {

    private static final int PARTLY_STORED = 308;

    /** Opens a session; returns its address. */
    @FunctionalInterface
    interface Opening {
        String open() throws IOException;
    }

    private final UploadContent content;
    private final SessionVault vault;
    private final UploadSessions sessions;
    private final HttpRequestFactory once;
    private final DriveRequests requests;
    private final long pieceBytes;
    private final BackOff backOff;

    /** How much Google has of it; -1: must be asked. */
    private long stored = -1;

    private long most;
    private boolean isThrottled;
    private long throttledSince;
    private boolean isTokenRenewed;

    UploadRun(
            UploadContent content,
            SessionVault vault,
            UploadSessions sessions,
            HttpRequestFactory once,
            DriveRequests requests,
            long pieceBytes) {
        this.content = content;
        this.vault = vault;
        this.sessions = sessions;
        this.once = once;
        this.requests = requests;
        this.pieceBytes = pieceBytes;
        this.backOff = requests.backOff();
    }

    File send(Opening opening) throws IOException {
        Optional<String> session = sessions.read(vault, content);
        while (true) {
            if (session.isEmpty()) {
                session = Optional.of(opening.open());
                sessions.keep(vault, content, session.get());
                stored = 0;
            }
            UploadStep step = step(session.get());
            if (step.result() == Result.DONE) {
                vault.forget();
                return Objects.requireNonNull(step.file());
            }
            if (step.result() == Result.LOST) {
                vault.forget();
                session = Optional.empty();
            }
            stored = step.result() == Result.STORED ? step.stored() : -1;
            if (step.result() != Result.THROTTLED) {
                isThrottled = false;
            }
            takeUp(step);
        }
    }

    /** Waits as long as the step asks for, or fails. */
    private void takeUp(UploadStep step) throws IOException {
        switch (step.result()) {
            case STORED -> {
                isTokenRenewed = false;
                if (stored > most) {
                    most = stored;
                    backOff.reset();
                } else {
                    pause(null);
                }
            }
            case THROTTLED -> {
                throttledSince = isThrottled ? throttledSince : requests.now();
                isThrottled = true;
                requests.slowDown(step.error(), requests.since(throttledSince));
            }
            case UNAUTHORIZED -> {
                if (isTokenRenewed) {
                    throw requests.refusedAgain();
                }
                isTokenRenewed = true;
            }
            case FAILED -> throw step.error().failure();
            default -> pause(step.answer());
        }
    }

    private void pause(@Nullable DriveAnswer answer) throws IOException {
        if (backOff.isSpent()) {
            throw answer == null ? DriveException.of(Kind.OUTAGE, "upload") : answer.failure(Kind.OUTAGE);
        }
        requests.countRepeat();
        backOff.pause();
    }

    /** One piece when we know what Google has, else the question. */
    private UploadStep step(String session) throws IOException {
        boolean isQuestion = stored < 0 || stored >= content.sizeBytes();
        long length = Math.min(pieceBytes, content.sizeBytes() - Math.max(0, stored));
        HttpContent body = isQuestion ? new EmptyContent() : content.piece(stored, length);
        HttpRequest request = once.buildPutRequest(new GenericUrl(session), body);
        String range = isQuestion ? "*" : stored + "-" + (stored + length - 1);
        request.getHeaders().setContentRange("bytes " + range + "/" + content.sizeBytes());
        HttpResponse response;
        try {
            response = request.execute();
        } catch (AuthLostException | DriveException named) {
            throw named;
        } catch (IOException lineBroke) {
            if (Thread.currentThread().isInterrupted()) {
                throw lineBroke;
            }
            return UploadStep.of(Result.UNCLEAR);
        }
        UploadStep step = read(response);
        if (step.result() == Result.UNAUTHORIZED) {
            requests.renewToken(request);
        }
        return step;
    }

    private static UploadStep read(HttpResponse response) throws IOException {
        if (response.isSuccessStatusCode()) {
            return finished(response);
        }
        if (response.getStatusCode() == PARTLY_STORED) {
            String range = response.getHeaders().getRange();
            response.ignore();
            return UploadStep.stored(
                    range == null ? 0 : Long.parseLong(range.substring(range.lastIndexOf('-') + 1)) + 1);
        }
        return UploadStep.of(DriveAnswer.of(response));
    }

    private static UploadStep finished(HttpResponse response) {
        try (InputStream body = response.getContent()) {
            return UploadStep.done(GsonFactory.getDefaultInstance()
                    .createJsonParser(body, StandardCharsets.UTF_8)
                    .parse(File.class));
        } catch (IOException | IllegalArgumentException answerBrokeOff) {
            return UploadStep.of(Result.UNCLEAR);
        }
    }
}
