package org.ergodrop.demo.google;

import org.ergodrop.demo.http.HttpCall;
import org.jspecify.annotations.Nullable;

/**
 * What a path means.
 *
 * @param method Drive's name for it, or one of the stand-in's for uploads and OAuth
 * @param fileId from the path; empty when there is none
 */
record Route(String method, String fileId) {

    private static final String FILES = "drive/v3/files";

    /** Null when Google has nothing there (or the stand-in does not). */
    static @Nullable Route of(HttpCall call) {
        String path = call.path().replaceAll("^/+|/+$", "");
        if (path.startsWith("upload/") || path.startsWith("resumable/upload/")) {
            return upload(call, path.replaceFirst("^(resumable/)?upload/", ""));
        }
        if (path.startsWith("download/" + FILES + "/")) {
            return get(call, "media.download", path.substring("download/".length() + FILES.length() + 1));
        }
        if (path.equals(FILES) || path.startsWith(FILES + "/")) {
            return files(call, path.equals(FILES) ? "" : path.substring(FILES.length() + 1));
        }
        if (path.startsWith("drive/v3/drives/")) {
            return get(call, "drives.get", path.substring("drive/v3/drives/".length()));
        }
        return switch (path) {
            case "drive/v3/about" -> get(call, "about.get", "");
            case "drive/v3/drives" -> get(call, "drives.list", "");
            case "drive/v3/changes" -> get(call, "changes.list", "");
            case "drive/v3/changes/startPageToken" -> get(call, "changes.getStartPageToken", "");
            case "o/oauth2/v2/auth" -> new Route("oauth.authorize", "");
            case "token" -> post(call, "oauth.token");
            case "revoke" -> post(call, "oauth.revoke");
            case "device/code" -> post(call, "oauth.device");
            default -> page(call, path);
        };
    }

    private static @Nullable Route page(HttpCall call, String path) {
        if (path.startsWith("file/d/") && path.endsWith("/view")) {
            return get(call, "page.file", path.substring("file/d/".length(), path.length() - "/view".length()));
        }
        return path.startsWith("drive/folders/")
                ? get(call, "page.folder", path.substring("drive/folders/".length()))
                : null;
    }

    private static @Nullable Route get(HttpCall call, String method, String id) {
        return call.method().equals("GET") || call.method().equals("HEAD") ? new Route(method, id) : null;
    }

    private static @Nullable Route post(HttpCall call, String method) {
        return call.method().equals("POST") ? new Route(method, "") : null;
    }

    private static @Nullable Route files(HttpCall call, String id) {
        if (id.endsWith("/copy")) {
            return call.method().equals("POST")
                    ? new Route("files.copy", id.substring(0, id.length() - "/copy".length()))
                    : null;
        }
        if (id.contains("/")) {
            return null;
        }
        return switch (call.method()) {
            case "GET" -> read(call, id);
            case "POST" -> id.isEmpty() ? new Route("files.create", "") : null;
            case "PATCH" -> id.isEmpty() ? null : new Route("files.update", id);
            case "DELETE" -> id.isEmpty() ? null : new Route("files.delete", id);
            default -> null;
        };
    }

    private static Route read(HttpCall call, String id) {
        if (id.isEmpty()) {
            return new Route("files.list", "");
        }
        if (id.equals("generateIds")) {
            return new Route("files.generateIds", "");
        }
        return new Route("media".equals(call.parameter("alt")) ? "media.download" : "files.get", id);
    }

    private static @Nullable Route upload(HttpCall call, String path) {
        if (!path.equals(FILES) && !path.startsWith(FILES + "/")) {
            return null;
        }
        String id = path.equals(FILES) ? "" : path.substring(FILES.length() + 1);
        if (call.method().equals("PUT") && call.parameter("upload_id") != null) {
            return new Route(ContentRange.asks(call.header("Content-Range")) ? "upload.query" : "upload.put", id);
        }
        boolean begins = call.method().equals(id.isEmpty() ? "POST" : "PATCH");
        String type = call.parameter("uploadType");
        if (!begins || type == null) {
            return null;
        }
        return switch (type) {
            case "media" -> new Route("upload.simple", id);
            case "multipart" -> new Route("upload.multipart", id);
            case "resumable" -> new Route("upload.start", id);
            default -> null;
        };
    }
}
