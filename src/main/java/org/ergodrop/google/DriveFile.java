package org.ergodrop.google;

import com.google.api.services.drive.model.File;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What we know of a file or folder on Drive.
 *
 * @param id its id
 * @param name its name, anything a person or a program could think of
 * @param mimeType its type
 * @param parents the folder it is in; none when we may not see that
 * @param sizeBytes its size [bytes]; -1 when it has none (folders, shortcuts, Docs)
 * @param md5 its checksum, lower-case hexadecimal; null while Google knows none
 * @param headRevisionId names its content; null when it has none
 * @param version grows with every change of anything about it
 * @param createdAt when it was made; null when unknown. A program may have set any time
 * @param trashed whether it is in the trash
 * @param link how a person opens it
 * @param shortcutTo the file a shortcut stands for, or null
 * @param rights what we may do with it
 * @param appProperties our marks
 * @param driveId the shared drive it belongs to; null in somebody's My Drive
 */
public record DriveFile(
        String id,
        String name,
        String mimeType,
        List<String> parents,
        long sizeBytes,
        @Nullable String md5,
        @Nullable String headRevisionId,
        long version,
        @Nullable Instant createdAt,
        boolean trashed,
        String link,
        @Nullable String shortcutTo,
        Rights rights,
        Map<String, String> appProperties,
        @Nullable String driveId) {

    public static final String FOLDER = "application/vnd.google-apps.folder";
    public static final String SHORTCUT = "application/vnd.google-apps.shortcut";
    private static final String NO_BYTES = "application/vnd.google-apps.";

    /** The fields that this record needs, as Drive's {@code fields} parameter for one file. */
    public static final String FIELDS =
            "id,name,mimeType,parents,driveId,size,md5Checksum,headRevisionId,version,createdTime,trashed,webViewLink,"
                    + "shortcutDetails(targetId),appProperties,"
                    + "capabilities(canListChildren,canAddChildren,canMoveChildrenWithinDrive,canDownload)";

    /** The same for a list. */
    public static final String LIST_FIELDS = "nextPageToken,incompleteSearch,files(" + FIELDS + ")";

    /** What we may do with a file or folder. */
    public record Rights(boolean list, boolean add, boolean moveChildren, boolean download) {}

    public static DriveFile of(File file) {
        File.Capabilities may = file.getCapabilities();
        return new DriveFile(
                file.getId(),
                file.getName() == null ? "" : file.getName(),
                file.getMimeType() == null ? "" : file.getMimeType(),
                file.getParents() == null ? List.of() : List.copyOf(file.getParents()),
                file.getSize() == null ? -1 : file.getSize(),
                file.getMd5Checksum() == null ? null : file.getMd5Checksum().toLowerCase(Locale.ROOT),
                file.getHeadRevisionId(),
                file.getVersion() == null ? 0 : file.getVersion(),
                file.getCreatedTime() == null
                        ? null
                        : Instant.ofEpochMilli(file.getCreatedTime().getValue()),
                Boolean.TRUE.equals(file.getTrashed()),
                file.getWebViewLink() == null ? "" : file.getWebViewLink(),
                file.getShortcutDetails() == null
                        ? null
                        : file.getShortcutDetails().getTargetId(),
                may == null ? new Rights(true, true, true, true) : rights(may),
                file.getAppProperties() == null ? Map.of() : Map.copyOf(file.getAppProperties()),
                file.getDriveId());
    }

    /** A right that Google does not mention is not refused. */
    private static Rights rights(File.Capabilities may) {
        return new Rights(
                !Boolean.FALSE.equals(may.getCanListChildren()),
                !Boolean.FALSE.equals(may.getCanAddChildren()),
                !Boolean.FALSE.equals(may.getCanMoveChildrenWithinDrive()),
                !Boolean.FALSE.equals(may.getCanDownload()));
    }

    public boolean isFolder() {
        return mimeType.equals(FOLDER);
    }

    public boolean isShortcut() {
        return mimeType.equals(SHORTCUT);
    }

    /** Folders, shortcuts, Docs, forms: nothing to download. */
    public boolean hasNoBytes() {
        return mimeType.startsWith(NO_BYTES);
    }

    public boolean isIn(String folderId) {
        return parents.contains(folderId);
    }

    /** Names the content: Drive's revision, or its checksum and size where Drive gives none. */
    public String revision() {
        return headRevisionId != null ? headRevisionId : md5 + "-" + sizeBytes;
    }
}
