package org.ergodrop.google;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Tells one version of a file from another without opening it. A file that was put in place of another differs at least in
 * its key (inode) or its time.
 *
 * @param changed time of the last change; null when there is no file
 * @param bytes its size
 * @param key the disk's own name of it, where disks have one
 */
record FileStamp(
        @Nullable FileTime changed, long bytes, @Nullable Object key) {

    static FileStamp of(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (NoSuchFileException e) {
            return new FileStamp(null, 0, null);
        }
    }
}
