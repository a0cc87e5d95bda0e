package org.ergodrop.demo.google;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is in the stand-in's Drive.
 *
 * @param folder id of its only parent; null for the top folders
 * @param md5 null for folders and while it grows
 * @param appProperties of all OAuth clients together
 */
public record DriveFile(
        String id,
        String name,
        String mimeType,
        @Nullable String folder,
        String owner,
        long bytes,
        @Nullable String md5,
        @Nullable String revision,
        long version,
        boolean trashed,
        Map<String, String> appProperties) {

    static DriveFile of(StoredFile file, boolean trashed) {
        Map<String, String> all = new LinkedHashMap<>();
        file.appProperties.values().forEach(all::putAll);
        Content content = file.content;
        return new DriveFile(
                file.id,
                file.name,
                file.mimeType,
                file.parent,
                file.owner,
                file.bytes(),
                content == null ? null : content.md5(),
                content == null ? null : content.revision(),
                file.version,
                trashed,
                Map.copyOf(all));
    }

    public boolean isFolder() {
        return mimeType.equals(StoredFile.FOLDER);
    }
}
