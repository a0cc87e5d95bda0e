package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ergodrop.demo.http.HttpCall;
import org.jspecify.annotations.Nullable;

/** Resumable uploads: their sessions, and the bytes they have so far. */
final class UploadSessions {

    /** Chunks are multiples of it, except the last; a broken one is kept up to a multiple. */
    static final int GRAIN = 256 * 1024;

    /** Without a request for so long a session is forgotten. */
    static final Duration LIFE = Duration.ofDays(7);

    private final DriveStore store;
    private final Map<String, UploadSession> sessions = new ConcurrentHashMap<>();

    UploadSessions(DriveStore store) {
        this.store = store;
    }

    UploadSession begin(Asking asking, ObjectNode metadata, @Nullable StoredFile fresh, String mimeType, long total)
            throws IOException {
        String revision = store.contents().newRevision();
        Files.createFile(store.contents().pathOf(revision));
        var plan = new UploadSession.UploadPlan(revision, mimeType, total, store.now());
        UploadSession session = new UploadSession(store.ids().text(64), asking, metadata, fresh, plan);
        sessions.put(session.id, session);
        return session;
    }

    /** Google's answer when a session is gone is a 404 without Drive's envelope. */
    UploadSession find(@Nullable String id, List<Fault> faults) throws ApiError {
        UploadSession session = id == null ? null : sessions.get(id);
        boolean expired = session != null && session.lastUsed.plus(LIFE).isBefore(store.now());
        if (session == null || expired || faults.stream().anyMatch(Fault.SessionExpired.class::isInstance)) {
            if (id != null) {
                sessions.remove(id);
            }
            throw ApiError.of(404, "notFound", "Not Found");
        }
        session.lastUsed = store.now();
        return session;
    }

    /** How many uploads have begun and not ended. */
    int open() {
        return (int) sessions.values().stream()
                .filter(session -> session.answer == null)
                .count();
    }

    /** Takes what a request brings; true when the upload is complete. */
    boolean take(UploadSession session, HttpCall http, List<Fault> faults) throws ApiError, IOException {
        String header = http.header("Content-Range");
        if (header == null) {
            // All of it at once, from the beginning.
            session.received = 0;
            Files.newByteChannel(
                            store.contents().pathOf(session.revision),
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
            return keep(session, http, 0, faults) && (session.total < 0 || session.received == session.total);
        }
        ContentRange range = ContentRange.parse(header);
        if (range.total() >= 0) {
            if (session.total >= 0 && session.total != range.total()) {
                throw ApiError.of(400, "badRequest", "Content-Range tells another total than before.");
            }
            session.total = range.total();
        }
        if (!range.isQuestion()) {
            check(session, range);
            keep(session, http, session.received - range.first(), faults);
        }
        return session.received == session.total;
    }

    private static void check(UploadSession session, ContentRange range) throws ApiError {
        if (range.first() > session.received) {
            throw ApiError.of(
                    400,
                    "badRequest",
                    "Content-Range begins at " + range.first() + ", expected " + session.received + ".");
        }
        long length = range.last() - range.first() + 1;
        boolean isLast = range.last() + 1 == range.total();
        if (!isLast && length % GRAIN != 0) {
            throw ApiError.of(
                    400,
                    "badRequest",
                    "Invalid request.  The number of bytes uploaded is required to be equal or greater than 262144, except "
                            + "for the final request (it's recommended to be the exact multiple of 262144).  The received "
                            + "request contained " + length + " bytes, which does not meet this requirement.");
        }
    }

    /**
     * Appends the body, without its first {@code known} bytes. True when all of it came.
     *
     * @throws IOException the client left, or the fault says so; up to a multiple of the grain is kept
     */
    private boolean keep(UploadSession session, HttpCall http, long known, List<Fault> faults) throws IOException {
        long most = Long.MAX_VALUE;
        boolean breaks = false;
        for (Fault fault : faults) {
            if (fault instanceof Fault.StoreLess less) {
                most = less.bytes();
            } else if (fault instanceof Fault.DropRequest drop) {
                most = drop.afterBytes();
                breaks = true;
            }
        }
        long left = most;
        byte[] buffer = new byte[64 * 1024];
        try (FileChannel file = FileChannel.open(store.contents().pathOf(session.revision), StandardOpenOption.WRITE)) {
            file.position(session.received);
            OutputStream target = Channels.newOutputStream(file);
            InputStream body = http.body();
            body.skipNBytes(known);
            int read = 0;
            while (left > 0 && read >= 0) {
                read = body.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read > 0) {
                    target.write(buffer, 0, read);
                    session.received += read;
                    left -= read;
                }
            }
        } catch (IOException e) {
            session.received -= session.received % GRAIN;
            throw e;
        }
        if (breaks) {
            session.received -= session.received % GRAIN;
            throw new IOException("cut by a fault rule");
        }
        return left > 0;
    }
}
