package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.ergodrop.demo.http.Reply;
import org.jspecify.annotations.Nullable;

/** A resumable upload under way. Its monitor is held while a chunk comes in: two at once would mix. */
final class UploadSession {

    final String id;
    /** The request that began it: who, with which fields and flags. */
    final Asking begun;

    final ObjectNode metadata;
    /** Null for new content of a file that is there. */
    final @Nullable StoredFile fresh;

    final String revision;
    final String mimeType;

    /** Bytes in all; below zero while the client does not know. */
    long total;

    long received;
    Instant lastUsed;

    @Nullable
    Reply answer;

    UploadSession(String id, Asking begun, ObjectNode metadata, @Nullable StoredFile fresh, UploadPlan plan) {
        this.id = id;
        this.begun = begun;
        this.metadata = metadata;
        this.fresh = fresh;
        this.revision = plan.revision();
        this.mimeType = plan.mimeType();
        this.total = plan.total();
        this.lastUsed = plan.begun();
    }

    /** What the first request told of the bytes to come. */
    record UploadPlan(String revision, String mimeType, long total, Instant begun) {}
}
