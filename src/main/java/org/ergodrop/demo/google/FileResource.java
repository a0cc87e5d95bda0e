package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.ergodrop.demo.google.Rights.Role;

/** A stored file as Drive's File resource, whole; the field mask takes from it. */
final class FileResource {

    static final String DEFAULT_FIELDS = "kind,id,name,mimeType";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final DriveStore store;
    private final Rights rights;
    private final String linkRoot;

    FileResource(DriveStore store, Rights rights, String linkRoot) {
        this.store = store;
        this.rights = rights;
        this.linkRoot = linkRoot;
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    ObjectNode of(StoredFile file, Viewer viewer) {
        synchronized (store) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("kind", "drive#file").put("id", file.id);
            json.put("name", file.name).put("mimeType", file.mimeType);
            placeAndTimes(file, viewer, json);
            people(file, viewer, json);
            bytes(file, json);
            properties(file, viewer, json);
            capabilities(file, viewer, json.putObject("capabilities"));
            links(file, json);
            return json;
        }
    }

    private void placeAndTimes(StoredFile file, Viewer viewer, ObjectNode json) {
        if (file.description != null) {
            json.put("description", file.description);
        }
        StoredFile parent = file.parent == null ? null : store.find(file.parent);
        if (parent != null && rights.sees(parent, viewer)) {
            json.putArray("parents").add(parent.id);
        }
        if (file.driveId != null) {
            json.put("driveId", file.driveId).put("teamDriveId", file.driveId);
        }
        json.putArray("spaces").add("drive");
        json.put("starred", file.starred);
        json.put("trashed", store.inTrash(file)).put("explicitlyTrashed", file.trashed);
        if (file.trashedAt != null) {
            json.put("trashedTime", time(file.trashedAt));
        }
        json.put("createdTime", time(file.created)).put("modifiedTime", time(file.modified));
        json.put("version", Long.toString(file.version));
    }

    private void people(StoredFile file, Viewer viewer, ObjectNode json) {
        Account owner = store.account(file.owner);
        if (file.driveId == null && owner != null) {
            json.putArray("owners").add(person(owner, viewer));
            json.put("ownedByMe", file.owner.equals(viewer.email()));
        }
        json.put("shared", file.driveId != null || !file.shares.isEmpty());
    }

    static ObjectNode person(Account account, Viewer viewer) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "drive#user")
                .put("displayName", account.name())
                .put("me", account.email().equals(viewer.email()))
                .put("permissionId", account.permissionId())
                .put("emailAddress", account.email());
    }

    private void bytes(StoredFile file, ObjectNode json) {
        Content content = file.content;
        json.put("quotaBytesUsed", Long.toString(file.driveId == null ? file.bytes() : 0));
        if (!file.hasBytes() || content == null) {
            return;
        }
        json.put("size", Long.toString(content.bytes())).put("headRevisionId", content.revision());
        if (content.complete()) {
            json.put("md5Checksum", file.shownMd5 == null ? content.md5() : file.shownMd5);
            json.put("sha1Checksum", content.sha1()).put("sha256Checksum", content.sha256());
        }
        json.put("originalFilename", file.originalFilename == null ? file.name : file.originalFilename);
        int dot = file.name.lastIndexOf('.');
        String extension = dot < 0 ? "" : file.name.substring(dot + 1);
        json.put("fileExtension", extension).put("fullFileExtension", extension);
        if (file.video != null
                && content.complete()
                && file.videoKnownFrom != null
                && !store.now().isBefore(file.videoKnownFrom)) {
            json.putObject("videoMediaMetadata")
                    .put("width", file.video.width())
                    .put("height", file.video.height())
                    .put("durationMillis", Long.toString(file.video.durationMillis()));
        }
    }

    private void properties(StoredFile file, Viewer viewer, ObjectNode json) {
        if (!file.properties.isEmpty()) {
            ObjectNode all = json.putObject("properties");
            file.properties.forEach(all::put);
        }
        Map<String, String> own = file.appProperties.getOrDefault(viewer.clientId(), Map.of());
        if (!own.isEmpty()) {
            ObjectNode all = json.putObject("appProperties");
            own.forEach(all::put);
        }
        StoredFile target = file.shortcutTarget == null ? null : store.find(file.shortcutTarget);
        if (file.shortcutTarget != null) {
            json.putObject("shortcutDetails")
                    .put("targetId", file.shortcutTarget)
                    .put("targetMimeType", target == null ? "application/octet-stream" : target.mimeType);
        }
    }

    private void capabilities(StoredFile file, Viewer viewer, ObjectNode json) {
        Role role = rights.role(file, viewer);
        boolean edits = role.compareTo(Role.WRITER) >= 0;
        boolean owns = role == Role.OWNER;
        boolean root = store.isRoot(file);
        json.put("canDownload", file.hasBytes()).put("canReadRevisions", file.hasBytes() && edits);
        json.put("canEdit", edits).put("canModifyContent", edits && !file.isFolder());
        json.put("canRename", edits && !root).put("canComment", edits).put("canShare", edits);
        json.put("canTrash", (file.driveId == null ? owns : edits) && !root);
        json.put("canUntrash", (file.driveId == null ? owns : edits) && !root);
        json.put("canDelete", owns && !root).put("canCopy", file.hasBytes());
        json.put("canMoveItemWithinDrive", edits && !root).put("canMoveItemOutOfDrive", owns && !root);
        json.put("canListChildren", file.isFolder()).put("canAddChildren", file.isFolder() && edits);
        json.put("canRemoveChildren", file.isFolder() && edits);
        json.put("canMoveChildrenWithinDrive", file.isFolder() && edits);
    }

    private void links(StoredFile file, ObjectNode json) {
        if (file.isFolder()) {
            json.put("webViewLink", linkRoot + "drive/folders/" + file.id);
        } else {
            json.put("webViewLink", linkRoot + "file/d/" + file.id + "/view?usp=drivesdk");
        }
        if (file.hasBytes()) {
            json.put("webContentLink", linkRoot + "uc?id=" + file.id + "&export=download");
        }
        if (file.trashedAt == null && file.hasBytes() && file.video != null) {
            json.put("hasThumbnail", false).put("thumbnailVersion", "0");
        }
    }
}
