package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.ergodrop.demo.google.Rights.Role;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.Reply;
import org.jspecify.annotations.Nullable;

/** files.get, create, update, copy, delete, generateIds: metadata without bytes. */
final class FilesApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DriveStore store;
    private final Rights rights;
    private final FileResource resource;
    private final FieldSchema schema;
    private final FileChanges changes;

    FilesApi(DriveStore store, Rights rights, FileResource resource, FieldSchema schema, FileChanges changes) {
        this.store = store;
        this.rights = rights;
        this.resource = resource;
        this.schema = schema;
        this.changes = changes;
    }

    Reply get(Asking asking) throws ApiError {
        synchronized (store) {
            return shown(asking, changes.existing(asking.fileId(), asking));
        }
    }

    Reply create(Asking asking) throws ApiError, IOException {
        ObjectNode body = body(asking.http());
        FieldMask mask = mask(asking);
        synchronized (store) {
            StoredFile file = changes.newFile(body, asking);
            if (file.hasBytes()) {
                rights.room(file, 0);
                file.content = store.contents().store(java.io.InputStream.nullInputStream());
            }
            changes.add(file);
            return shown(asking, file, mask);
        }
    }

    Reply update(Asking asking) throws ApiError, IOException {
        ObjectNode body = body(asking.http());
        FieldMask mask = mask(asking);
        synchronized (store) {
            StoredFile file = changes.existing(asking.fileId(), asking);
            changes.update(file, body, asking);
            return shown(asking, file, mask);
        }
    }

    Reply copy(Asking asking) throws ApiError, IOException {
        ObjectNode body = body(asking.http());
        FieldMask mask = mask(asking);
        synchronized (store) {
            StoredFile source = changes.existing(asking.fileId(), asking);
            if (!source.hasBytes()) {
                throw ApiError.of(403, "cannotCopyFile", "This file cannot be copied by the user.");
            }
            if (!body.has("name")) {
                body.put("name", source.name);
            }
            if (!body.has("mimeType")) {
                body.put("mimeType", source.mimeType);
            }
            if (!body.has("parents") && source.parent != null) {
                body.putArray("parents").add(source.parent);
            }
            StoredFile copy = changes.newFile(body, asking);
            rights.room(copy, source.bytes());
            Content content = source.content;
            copy.content = content == null
                    ? null
                    : new Content(
                            store.ids().revision(), content.bytes(), content.md5(), content.sha1(), content.sha256());
            if (content != null && copy.content != null) {
                java.nio.file.Files.copy(
                        store.contents().pathOf(content.revision()),
                        store.contents().pathOf(copy.content.revision()));
            }
            copy.video = source.video;
            copy.videoKnownFrom = source.videoKnownFrom;
            changes.add(copy);
            return shown(asking, copy, mask);
        }
    }

    Reply delete(Asking asking) throws ApiError {
        synchronized (store) {
            StoredFile file = changes.existing(asking.fileId(), asking);
            if (!asking.viewer().mayWrite()) {
                throw ApiError.narrowScope();
            }
            if (rights.role(file, asking.viewer()) != Role.OWNER || store.isRoot(file)) {
                throw ApiError.noRight();
            }
            store.remove(file);
        }
        return Reply.empty(204);
    }

    Reply generateIds(Asking asking) throws ApiError {
        int count = asking.number("count", 10, 1, 1000);
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("kind", "drive#generatedIds").put("space", "drive");
        ArrayNode ids = all.putArray("ids");
        for (int i = 0; i < count; i++) {
            ids.add(store.generateId());
        }
        return masked(asking, all, "GeneratedIds", "*");
    }

    /** The request's JSON object; nothing at all is an empty one. */
    static ObjectNode body(HttpCall http) throws ApiError, IOException {
        return object(http.body().readAllBytes());
    }

    static ObjectNode object(byte[] text) throws ApiError {
        if (text.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            JsonNode body = JSON.readTree(text);
            if (body instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            // The refusal below is Drive's answer to any text that is no JSON object.
        }
        throw ApiError.of(400, "parseError", "Parse Error");
    }

    FieldMask mask(Asking asking) throws ApiError {
        String fields = asking.http().parameter("fields");
        return FieldMask.parse(fields == null ? FileResource.DEFAULT_FIELDS : fields, schema, "File");
    }

    Reply shown(Asking asking, StoredFile file) throws ApiError {
        return shown(asking, file, mask(asking));
    }

    Reply shown(Asking asking, StoredFile file, FieldMask mask) {
        ObjectNode json = resource.of(file, asking.viewer());
        spoil(asking, json);
        return Reply.json(200, mask.of(json));
    }

    static void spoil(Asking asking, ObjectNode file) {
        if (asking.fault(Fault.WrongMd5.class).isPresent() && file.has("md5Checksum")) {
            file.put("md5Checksum", "0".repeat(32));
        }
    }

    private Reply masked(Asking asking, ObjectNode whole, String type, String otherwise) throws ApiError {
        return masked(schema, asking.http().parameter("fields"), whole, type, otherwise);
    }

    static Reply masked(FieldSchema schema, @Nullable String fields, ObjectNode whole, String type, String otherwise)
            throws ApiError {
        return Reply.json(
                200,
                FieldMask.parse(fields == null ? otherwise : fields, schema, type)
                        .of(whole));
    }
}
