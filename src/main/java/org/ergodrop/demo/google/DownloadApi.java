package org.ergodrop.demo.google;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.Reply;

/** Bytes that go out: the whole file, or from a byte on. */
final class DownloadApi {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private final DriveStore store;
    private final FileChanges changes;

    DownloadApi(DriveStore store, FileChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    Reply download(Asking asking) throws ApiError {
        synchronized (store) {
            StoredFile file = changes.existing(asking.fileId(), asking);
            if (!asking.viewer().mayReadContent()) {
                throw ApiError.narrowScope();
            }
            if (!file.hasBytes()) {
                throw ApiError.at(
                        403,
                        "fileNotDownloadable",
                        "Only files with binary content can be downloaded. Use Export with Docs Editors files.",
                        "alt");
            }
            if (file.abusive && !asking.http().flag("acknowledgeAbuse")) {
                throw ApiError.worded(403, "cannotDownloadAbusiveFile");
            }
            return bytes(file, asking.http());
        }
    }

    private Reply bytes(StoredFile file, HttpCall http) throws ApiError {
        Content content = file.content;
        if (content == null) {
            return Reply.bytes(200, file.mimeType, new byte[0]);
        }
        java.nio.file.Path path = store.contents().pathOf(content.revision());
        String header = http.header("Range");
        Matcher range = header == null ? null : RANGE.matcher(header.trim());
        if (range == null || !range.matches()) {
            return Reply.file(200, path, 0, content.bytes()).with("Content-Type", file.mimeType);
        }
        long total = content.bytes();
        boolean suffix = range.group(1).isEmpty();
        long first = suffix ? Math.max(0, total - number(range.group(2), 0)) : number(range.group(1), 0);
        long last = suffix ? total - 1 : Math.min(total - 1, number(range.group(2), total - 1));
        if (first >= total || last < first) {
            throw ApiError.at(416, "requestedRangeNotSatisfiable", "Request range not satisfiable", "Range");
        }
        return Reply.file(206, path, first, last - first + 1)
                .with("Content-Type", file.mimeType)
                .with("Content-Range", "bytes " + first + "-" + last + "/" + total);
    }

    private static long number(String text, long otherwise) {
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }
}
