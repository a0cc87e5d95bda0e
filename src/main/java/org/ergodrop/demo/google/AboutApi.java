package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ergodrop.demo.http.Reply;

/** Whose Drive it is, how full it is, and the shared drives. */
final class AboutApi {

    private static final String LARGEST_UPLOAD = "5497558138880";

    private final DriveStore store;
    private final FieldSchema schema;

    AboutApi(DriveStore store, FieldSchema schema) {
        this.store = store;
        this.schema = schema;
    }

    Reply about(Asking asking) throws ApiError {
        String fields = asking.http().parameter("fields");
        if (fields == null) {
            throw ApiError.at(400, "required", "The 'fields' parameter is required for this method.", "fields");
        }
        Viewer viewer = asking.viewer();
        Account account = store.account(viewer.email());
        if (account == null) {
            throw ApiError.badCredentials();
        }
        ObjectNode about = JsonNodeFactory.instance.objectNode().put("kind", "drive#about");
        about.set("user", FileResource.person(account, viewer));
        ObjectNode quota = about.putObject("storageQuota");
        if (account.storageLimit() != null) {
            quota.put("limit", Long.toString(account.storageLimit()));
        }
        String usage = Long.toString(store.usage(account.email()));
        quota.put("usage", usage).put("usageInDrive", usage);
        quota.put("usageInDriveTrash", Long.toString(store.usageInTrash(account.email())));
        about.put("maxUploadSize", LARGEST_UPLOAD).put("appInstalled", true).put("canCreateDrives", false);
        return FilesApi.masked(schema, fields, about, "About", "*");
    }

    Reply drives(Asking asking) throws ApiError {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("kind", "drive#driveList");
        ArrayNode drives = answer.putArray("drives");
        store.drives().stream()
                .filter(drive -> drive.members().containsKey(asking.viewer().email()))
                .forEach(drive -> drives.add(json(drive)));
        return FilesApi.masked(
                schema,
                asking.http().parameter("fields"),
                answer,
                "DriveList",
                "kind,nextPageToken,drives(kind,id,name)");
    }

    Reply drive(Asking asking) throws ApiError {
        SharedDrive drive = store.drive(asking.fileId());
        if (drive == null || !drive.members().containsKey(asking.viewer().email())) {
            throw ApiError.at(404, "notFound", "Shared drive not found: " + asking.fileId(), "driveId");
        }
        return FilesApi.masked(schema, asking.http().parameter("fields"), json(drive), "Drive", "kind,id,name");
    }

    private static ObjectNode json(SharedDrive drive) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "drive#drive")
                .put("id", drive.id())
                .put("name", drive.name());
    }
}
