package org.ergodrop.demo.google;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file, folder or shortcut as the store keeps it. Guarded by the store's lock; its fields are the store's index file. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class StoredFile {

    static final String APPS = "application/vnd.google-apps.";
    static final String FOLDER = APPS + "folder";
    static final String SHORTCUT = APPS + "shortcut";

    final String id;
    final String owner;
    /** The OAuth client that made it; empty for the person herself. */
    final String madeBy;

    String name = "";
    String mimeType = "application/octet-stream";

    @Nullable
    String parent;

    @Nullable
    String driveId;

    @Nullable
    String description;

    @Nullable
    String originalFilename;

    @Nullable
    String shortcutTarget;

    Instant created = Instant.EPOCH;
    Instant modified = Instant.EPOCH;
    long version;
    boolean trashed;
    boolean starred;
    boolean abusive;

    @Nullable
    Instant trashedAt;

    @Nullable
    Content content;

    @Nullable
    String shownMd5;

    @Nullable
    VideoFacts video;

    @Nullable
    Instant videoKnownFrom;

    final Map<String, String> properties = new TreeMap<>();
    /** By OAuth client: nobody sees another client's. */
    final Map<String, Map<String, String>> appProperties = new TreeMap<>();
    /** By e-mail: reader, writer. The owner needs none. */
    final Map<String, String> shares = new TreeMap<>();

    /** Width and height in pixels. */
    record VideoFacts(int width, int height, long durationMillis) {}

    @JsonCreator
    StoredFile(
            @JsonProperty("id") String id, @JsonProperty("owner") String owner, @JsonProperty("madeBy") String madeBy) {
        this.id = id;
        this.owner = owner;
        this.madeBy = madeBy;
    }

    boolean isFolder() {
        return mimeType.equals(FOLDER);
    }

    boolean isShortcut() {
        return mimeType.equals(SHORTCUT);
    }

    /** Folders, shortcuts and Docs have no bytes. */
    boolean hasBytes() {
        return !mimeType.startsWith(APPS);
    }

    long bytes() {
        return content == null ? 0 : content.bytes();
    }
}
