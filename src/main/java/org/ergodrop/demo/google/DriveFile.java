package org.ergodrop.demo.google;

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

    public boolean isFolder() {
        return mimeType.equals(StoredFile.FOLDER);
    }
}
