package org.ergodrop.demo.google;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a file of Drive was shown on disk at the last look.
 *
 * @param path below the plain folder
 * @param revision of Drive that lies there
 * @param bytes on disk
 * @param modified time of change on disk, milliseconds
 * @param growing not null while a person still copies it
 */
@JsonIgnoreProperties("growing")
record Shown(
        String path,
        String revision,
        long bytes,
        long modified,
        @Nullable GrowingFile growing) {

    static Shown now(Path disk, String path, String revision, @Nullable GrowingFile growing) throws IOException {
        Path file = disk.resolve(path);
        return new Shown(
                path,
                revision,
                Files.size(file),
                Files.getLastModifiedTime(file).toMillis(),
                growing);
    }

    Shown as(String nowRevision, @Nullable GrowingFile nowGrowing) {
        return new Shown(path, nowRevision, bytes, modified, nowGrowing);
    }
}
