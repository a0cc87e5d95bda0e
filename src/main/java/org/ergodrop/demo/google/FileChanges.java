package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ergodrop.demo.google.Rights.Role;
import org.jspecify.annotations.Nullable;

/** What a request may do to a file: Drive's rules for new files, patches and moves. Callers hold the store's lock. */
final class FileChanges {

    /** Key and value together, in UTF-8. */
    private static final int PROPERTY_BYTES = 124;

    private static final int PROPERTIES_PER_APP = 30;
    private static final Set<String> NOT_WRITABLE = Set.of(
            "md5Checksum",
            "size",
            "version",
            "headRevisionId",
            "webViewLink",
            "ownedByMe",
            "trashedTime",
            "kind",
            "capabilities",
            "driveId");

    private final DriveStore store;
    private final Rights rights;
    private final Faults faults;

    FileChanges(DriveStore store, Rights rights, Faults faults) {
        this.store = store;
        this.rights = rights;
        this.faults = faults;
    }

    /** A file that the viewer sees; files of shared drives only for clients that say they know such drives. */
    StoredFile existing(String id, Asking asking) throws ApiError {
        Account account = store.account(asking.viewer().email());
        String real = id.equals("root") && account != null ? account.rootId() : id;
        StoredFile file = rights.readable(store.find(real), id, asking.viewer());
        if (file.driveId != null && !asking.http().flag("supportsAllDrives")) {
            throw ApiError.notFound(id);
        }
        return file;
    }

    /** A file as {@code body} describes it, not in the store yet. */
    StoredFile newFile(ObjectNode body, Asking asking) throws ApiError {
        if (!asking.viewer().mayWrite()) {
            throw ApiError.narrowScope();
        }
        StoredFile parent = parentOfNew(body, asking);
        String id = idOfNew(body.path("id"));
        StoredFile file =
                new StoredFile(id, asking.viewer().email(), asking.viewer().clientId());
        file.parent = parent.id;
        file.driveId = parent.driveId;
        file.name = "Untitled";
        patch(file, body, asking.viewer());
        JsonNode target = body.path("shortcutDetails").path("targetId");
        if (file.isShortcut()) {
            existing(target.asText(), asking);
            file.shortcutTarget = target.asText();
        }
        return file;
    }

    private StoredFile parentOfNew(ObjectNode body, Asking asking) throws ApiError {
        JsonNode parents = body.path("parents");
        if (parents.size() > 1) {
            throw ApiError.of(
                    400, "invalid", "A file cannot be created with more than one parent; use a shortcut instead.");
        }
        if (parents.isEmpty()) {
            // Open to every client that may write at all, also to one that does not see the folder itself.
            return root(asking);
        }
        StoredFile parent = existing(parents.get(0).asText(), asking);
        if (!parent.isFolder()) {
            throw ApiError.of(403, "parentNotAFolder", "The specified parent is not a folder.");
        }
        if (rights.role(parent, asking.viewer()).compareTo(Role.WRITER) < 0) {
            throw ApiError.noRight();
        }
        return parent;
    }

    private StoredFile root(Asking asking) throws ApiError {
        Account account = store.account(asking.viewer().email());
        StoredFile root = account == null ? null : store.find(account.rootId());
        if (root == null) {
            throw ApiError.notFound("root");
        }
        return root;
    }

    private String idOfNew(JsonNode given) throws ApiError {
        if (!given.isTextual()) {
            return store.ids().file();
        }
        String id = given.asText();
        if (store.find(id) != null) {
            throw ApiError.of(409, "fileIdInUse", "A file already exists with the provided ID.");
        }
        if (!store.isGenerated(id)) {
            throw ApiError.at(400, "invalid", "The provided file ID is not usable.", "file.id");
        }
        return id;
    }

    /** Puts a new file into the store, unless its id was taken while its bytes came in. */
    void add(StoredFile file) throws ApiError {
        if (store.find(file.id) != null) {
            throw ApiError.of(409, "fileIdInUse", "A file already exists with the provided ID.");
        }
        Instant modified = file.modified;
        store.add(file);
        if (modified.isAfter(Instant.EPOCH)) {
            file.modified = modified;
        }
        faults.arrived(file);
    }

    /** Metadata and place, in one step. */
    void update(StoredFile file, ObjectNode body, Asking asking) throws ApiError {
        writable(file, body, asking);
        if (body.has("parents")) {
            throw ApiError.of(
                    403,
                    "fieldNotWritable",
                    "The parents field is not directly writable in update requests. Use the addParents and removeParents "
                            + "parameters instead.");
        }
        String before = file.parent;
        String after = newParent(file, asking);
        if (!body.isEmpty()) {
            patch(file, body, asking.viewer());
        }
        if (after != null && !after.equals(before)) {
            store.move(file, after);
            faults.arrived(file);
            if (before != null) {
                faults.left(file, before);
            }
        } else if (!body.isEmpty()) {
            store.touched(file);
        }
    }

    private void writable(StoredFile file, ObjectNode body, Asking asking) throws ApiError {
        if (!asking.viewer().mayWrite()) {
            throw ApiError.narrowScope();
        }
        rights.writable(file, asking.fileId(), asking.viewer());
        boolean trash = body.has("trashed") && file.driveId == null;
        if (trash && (rights.role(file, asking.viewer()) != Role.OWNER || store.isRoot(file))) {
            throw ApiError.noRight();
        }
    }

    /** Where addParents and removeParents lead; null = nowhere else. Everything has exactly one parent. */
    private @Nullable String newParent(StoredFile file, Asking asking) throws ApiError {
        List<String> add = ids(asking.http().parameter("addParents"));
        List<String> remove = ids(asking.http().parameter("removeParents"));
        if (add.isEmpty() && remove.isEmpty()) {
            return null;
        }
        if (store.isRoot(file)) {
            throw ApiError.noRight();
        }
        if (add.isEmpty()) {
            throw ApiError.of(403, "cannotRemoveParent", "A file must have a parent.");
        }
        StoredFile target = existing(add.get(0), asking);
        if (add.size() > 1 || !(remove.contains(file.parent) || target.id.equals(file.parent))) {
            throw ApiError.of(403, "cannotAddParent", "Increasing the number of parents is not allowed");
        }
        if (!target.isFolder()) {
            throw ApiError.of(403, "parentNotAFolder", "The specified parent is not a folder.");
        }
        rights.writable(target, target.id, asking.viewer());
        for (StoredFile at = target; at != null; at = at.parent == null ? null : store.find(at.parent)) {
            if (at.id.equals(file.id)) {
                throw ApiError.of(403, "cyclicParents", "A folder cannot be moved into itself.");
            }
        }
        return target.id;
    }

    private static List<String> ids(@Nullable String list) {
        return list == null || list.isEmpty() ? List.of() : Arrays.asList(list.split(",", -1));
    }

    private void patch(StoredFile file, ObjectNode body, Viewer viewer) throws ApiError {
        if (NOT_WRITABLE.stream().anyMatch(body::has)) {
            throw ApiError.of(
                    403, "fieldNotWritable", "The resource body includes fields which are not directly writable.");
        }
        file.name = body.path("name").asText(file.name);
        file.mimeType = body.path("mimeType").asText(file.mimeType);
        file.description = body.path("description").asText(file.description);
        file.originalFilename = body.path("originalFilename").asText(file.originalFilename);
        file.starred = body.path("starred").asBoolean(file.starred);
        if (body.has("trashed")) {
            file.trashed = body.get("trashed").asBoolean();
            file.trashedAt = file.trashed ? store.now() : null;
        }
        file.modified = body.has("modifiedTime") ? time(body.get("modifiedTime").asText()) : file.modified;
        merge(file.properties, body.path("properties"));
        Map<String, String> own = file.appProperties.computeIfAbsent(viewer.clientId(), client -> new TreeMap<>());
        merge(own, body.path("appProperties"));
    }

    private static Instant time(String text) throws ApiError {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw ApiError.of(400, "invalid", "Invalid value for: Invalid format: \"" + text + "\"");
        }
    }

    /** null takes a key away. */
    private static void merge(Map<String, String> all, JsonNode patch) throws ApiError {
        for (Map.Entry<String, JsonNode> entry : patch.properties()) {
            String value = entry.getValue().asText();
            if (entry.getValue().isNull()) {
                all.remove(entry.getKey());
            } else if ((entry.getKey() + value).getBytes(StandardCharsets.UTF_8).length > PROPERTY_BYTES) {
                throw ApiError.of(
                        400, "invalid", "The property key and value together exceed " + PROPERTY_BYTES + " bytes.");
            } else {
                all.put(entry.getKey(), value);
            }
        }
        if (all.size() > PROPERTIES_PER_APP) {
            throw ApiError.of(400, "invalid", "Too many properties: the limit is " + PROPERTIES_PER_APP + ".");
        }
    }
}
