package org.ergodrop.analysis.video;

import java.nio.file.Path;

/**
 * A video on the local disk.
 *
 * @param path where the bytes are; only this file is ever opened
 * @param originalName what the person called it, for reports and messages; may differ from the local name
 */
public record VideoFile(Path path, String originalName) {

    public static VideoFile of(Path path) {
        return new VideoFile(path, String.valueOf(path.getFileName()));
    }

    /** The original name without its last extension: what output files are named after. */
    public String stem() {
        int dot = originalName.lastIndexOf('.');
        return dot > 0 ? originalName.substring(0, dot) : originalName;
    }
}
