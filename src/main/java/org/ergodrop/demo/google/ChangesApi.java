package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.ergodrop.demo.google.DriveStore.ChangeLine;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.Reply;

/** The changes feed; its tokens never expire. */
final class ChangesApi {

    private static final String DEFAULT_FIELDS =
            "kind,nextPageToken,newStartPageToken,changes(kind,type,changeType,time," + "removed,fileId,driveId,file("
                    + FileResource.DEFAULT_FIELDS + "))";

    private final DriveStore store;
    private final Rights rights;
    private final FileResource resource;
    private final FieldSchema schema;

    ChangesApi(DriveStore store, Rights rights, FileResource resource, FieldSchema schema) {
        this.store = store;
        this.rights = rights;
        this.resource = resource;
        this.schema = schema;
    }

    Reply startPageToken(Asking asking) throws ApiError {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "drive#startPageToken")
                .put("startPageToken", Long.toString(store.nextChange()));
        return FilesApi.masked(schema, asking.http().parameter("fields"), answer, "StartPageToken", "*");
    }

    Reply list(Asking asking) throws ApiError {
        String token = asking.http().parameter("pageToken");
        if (token == null) {
            throw ApiError.at(400, "required", "Required parameter: pageToken", "pageToken");
        }
        int size = asking.number("pageSize", 100, 1, 1000);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("kind", "drive#changeList");
        ArrayNode shown = answer.putArray("changes");
        synchronized (store) {
            List<ChangeLine> lines = store.changesFrom(number(token));
            List<ChangeLine> page = lines.subList(0, Math.min(size, lines.size()));
            page.stream()
                    .filter(line -> concerns(line, asking))
                    .forEach(line -> shown.add(change(line, asking.viewer())));
            if (page.size() < lines.size()) {
                answer.put("nextPageToken", Long.toString(lines.get(size).number()));
            } else {
                answer.put("newStartPageToken", Long.toString(store.nextChange()));
            }
        }
        return FilesApi.masked(schema, asking.http().parameter("fields"), answer, "ChangeList", DEFAULT_FIELDS);
    }

    private static long number(String token) throws ApiError {
        try {
            return Long.parseLong(token);
        } catch (NumberFormatException e) {
            throw ApiError.invalid("pageToken");
        }
    }

    private boolean concerns(ChangeLine line, Asking asking) {
        HttpCall http = asking.http();
        if (line.driveId() != null && !(http.flag("includeItemsFromAllDrives") && http.flag("supportsAllDrives"))) {
            return false;
        }
        StoredFile file = store.find(line.fileId());
        if (file == null) {
            return line.removed() && !"false".equals(http.parameter("includeRemoved"));
        }
        return rights.sees(file, asking.viewer());
    }

    private ObjectNode change(ChangeLine line, Viewer viewer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", "drive#change").put("type", "file").put("changeType", "file");
        json.put("time", FileResource.time(line.time())).put("fileId", line.fileId());
        StoredFile file = store.find(line.fileId());
        json.put("removed", file == null);
        if (line.driveId() != null) {
            json.put("driveId", line.driveId());
        }
        if (file != null) {
            json.set("file", resource.of(file, viewer));
        }
        return json;
    }
}
