package org.ergodrop.demo.google;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of one revision of a file.
 *
 * @param revision Google's headRevisionId, and the name of the file on disk
 * @param bytes how many there are
 * @param md5 in hex, null while the file is still growing
 * @param sha1 as md5
 * @param sha256 as md5
 */
record Content(
        String revision,
        long bytes,
        @Nullable String md5,
        @Nullable String sha1,
        @Nullable String sha256) {

    boolean complete() {
        return md5 != null;
    }
}
