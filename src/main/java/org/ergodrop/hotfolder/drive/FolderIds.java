package org.ergodrop.hotfolder.drive;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the six folders are on Drive: ids, which stay when a person renames or moves a folder. */
record FolderIds(
        String root, String upload, String processing, String completed, String archive, String logs, String failed) {

    static final String UPLOAD = "01-upload";
    static final String PROCESSING = "02-processing";
    static final String COMPLETED = "03-completed";
    static final String ARCHIVE = "04-archive";
    static final String LOGS = "05-logs";
    static final String FAILED = "06-failed";

    static final List<String> NAMES = List.of(UPLOAD, PROCESSING, COMPLETED, ARCHIVE, LOGS, FAILED);

    static FolderIds of(String root, Map<String, String> ids) {
        return new FolderIds(
                root,
                ids.get(UPLOAD),
                ids.get(PROCESSING),
                ids.get(COMPLETED),
                ids.get(ARCHIVE),
                ids.get(LOGS),
                ids.get(FAILED));
    }

    /** Without the root: what is used day by day. */
    @JsonIgnore
    Map<String, String> six() {
        Map<String, String> six = new LinkedHashMap<>();
        six.put(UPLOAD, upload);
        six.put(PROCESSING, processing);
        six.put(COMPLETED, completed);
        six.put(ARCHIVE, archive);
        six.put(LOGS, logs);
        six.put(FAILED, failed);
        return six;
    }
}
