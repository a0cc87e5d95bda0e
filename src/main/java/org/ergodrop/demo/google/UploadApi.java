package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.Reply;
import org.jspecify.annotations.Nullable;

/** Bytes that come in: simple, multipart, and the beginning of resumable uploads. */
final class UploadApi {

    /** Above it, Google asks for a resumable upload. */
    private static final int LARGEST_IN_ONE = 5 * 1024 * 1024;

    private final DriveStore store;
    private final Rights rights;
    private final FilesApi files;
    private final FileChanges changes;
    private final UploadSessions sessions;
    private final VideoFactsReader videos;

    UploadApi(
            DriveStore store,
            Rights rights,
            FilesApi files,
            FileChanges changes,
            UploadSessions sessions,
            VideoFactsReader videos) {
        this.store = store;
        this.rights = rights;
        this.files = files;
        this.changes = changes;
        this.sessions = sessions;
        this.videos = videos;
    }

    Reply simple(Asking asking) throws ApiError, IOException {
        String type = asking.http().header("Content-Type");
        return inOne(
                asking,
                JsonNodeFactory.instance.objectNode(),
                asking.http().body().readNBytes(LARGEST_IN_ONE + 1),
                type);
    }

    Reply multipart(Asking asking) throws ApiError, IOException {
        MultipartBody parts = MultipartBody.read(asking.http(), LARGEST_IN_ONE);
        return inOne(asking, FilesApi.object(parts.metadata()), parts.content(), parts.contentType());
    }

    private Reply inOne(Asking asking, ObjectNode metadata, byte[] bytes, @Nullable String type)
            throws ApiError, IOException {
        if (bytes.length > LARGEST_IN_ONE) {
            throw ApiError.of(413, "uploadTooLarge", "The upload is too large for this type; use a resumable upload.");
        }
        FieldMask mask = files.mask(asking);
        synchronized (store) {
            StoredFile file = target(asking, metadata, type);
            rights.room(file, bytes.length);
            Content content = store.contents().store(new ByteArrayInputStream(bytes));
            return put(asking, metadata, file, content, mask);
        }
    }

    /** The file that the bytes are for: a new one, or the one that the path names. */
    private StoredFile target(Asking asking, ObjectNode metadata, @Nullable String type) throws ApiError {
        if (!asking.fileId().isEmpty()) {
            StoredFile file = changes.existing(asking.fileId(), asking);
            rights.writable(file, file.id, asking.viewer());
            if (!file.hasBytes()) {
                throw ApiError.of(403, "fileNotDownloadable", "Only files with binary content can be updated so.");
            }
            return file;
        }
        if (!metadata.has("mimeType")) {
            metadata.put("mimeType", mimeType(type, metadata.path("name").asText()));
        }
        return changes.newFile(metadata, asking);
    }

    /** Google looks at the name when the client says nothing. */
    static String mimeType(@Nullable String header, String name) {
        if (header != null && !header.isBlank()) {
            return header.split(";", -1)[0].trim();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".mp4") || lower.endsWith(".m4v")) {
            return "video/mp4";
        }
        if (lower.endsWith(".mov")) {
            return "video/quicktime";
        }
        String guessed = java.net.URLConnection.guessContentTypeFromName(lower);
        return guessed == null ? "application/octet-stream" : guessed;
    }

    /** Gives a file its new content and answers with it; the store's lock is held. */
    private Reply put(Asking asking, ObjectNode metadata, StoredFile file, Content content, FieldMask mask)
            throws ApiError {
        boolean fresh = store.find(file.id) != file;
        if (fresh) {
            file.content = content;
            videos.look(file);
            changes.add(file);
        } else {
            file.content = content;
            file.shownMd5 = null;
            file.modified = store.now();
            videos.look(file);
            changes.update(file, metadata, asking);
            store.touched(file);
        }
        return files.shown(asking, file, mask);
    }

    Reply start(Asking asking, String baseUrl) throws ApiError, IOException {
        ObjectNode metadata = FilesApi.body(asking.http());
        files.mask(asking);
        String length = asking.http().header("X-Upload-Content-Length");
        long total = length == null ? -1 : Long.parseLong(length.trim());
        String type = asking.http().header("X-Upload-Content-Type");
        UploadSession session;
        synchronized (store) {
            StoredFile file = target(asking, metadata, type);
            rights.room(file, Math.max(0, total));
            boolean fresh = asking.fileId().isEmpty();
            session = sessions.begin(asking, metadata, fresh ? file : null, file.mimeType, total);
        }
        String path =
                asking.http().path().startsWith("/") ? asking.http().path().substring(1) : "";
        return Reply.empty(200)
                .with("Location", baseUrl + path + "?uploadType=resumable&upload_id=" + session.id)
                .with("X-GUploader-UploadID", session.id);
    }

    /** A chunk, or the question how far an upload has come. */
    Reply continued(HttpCall http, java.util.List<Fault> faults) throws ApiError, IOException {
        UploadSession session = sessions.find(http.parameter("upload_id"), faults);
        synchronized (session) {
            if (session.answer != null) {
                return session.answer;
            }
            boolean complete = sessions.take(session, http, faults);
            if (!complete) {
                Reply more = Reply.empty(308);
                return session.received == 0 ? more : more.with("Range", "bytes=0-" + (session.received - 1));
            }
            return commit(session);
        }
    }

    private Reply commit(UploadSession session) throws ApiError, IOException {
        Content content = store.contents().complete(session.revision);
        FieldMask mask = files.mask(session.begun);
        synchronized (store) {
            Asking begun = session.begun;
            StoredFile file = session.fresh == null ? changes.existing(begun.fileId(), begun) : session.fresh;
            rights.room(file, content.bytes());
            Reply answer = put(begun, session.metadata, file, content, mask);
            session.answer = answer;
            return answer;
        }
    }
}
