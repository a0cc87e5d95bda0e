package org.ergodrop.hotfolder;

import org.jspecify.annotations.Nullable;

/**
 * A file in 01-upload, finished or not.
 *
 * @param fileId names the file as long as it exists
 * @param revision names its content: another revision is another content
 * @param name what the person called it
 * @param sizeBytes its size [bytes]
 * @param md5 its checksum, lower-case hexadecimal; null where the hot folder knows none
 * @param isComplete false while the hot folder itself says that bytes are missing
 */
public record Upload(
        String fileId,
        String revision,
        String name,
        long sizeBytes,
        @Nullable String md5,
        boolean isComplete) {}
