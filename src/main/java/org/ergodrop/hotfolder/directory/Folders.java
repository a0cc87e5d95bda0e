package org.ergodrop.hotfolder.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The six folders.
 *
 * @param root holds them
 */
record Folders(Path root) {

    Path upload() {
        return root.resolve("01-upload");
    }

    Path processing() {
        return root.resolve("02-processing");
    }

    Path completed() {
        return root.resolve("03-completed");
    }

    Path archive() {
        return root.resolve("04-archive");
    }

    Path logs() {
        return root.resolve("05-logs");
    }

    Path failed() {
        return root.resolve("06-failed");
    }

    /** Only at start: a folder that vanishes later (an unmounted disk) must not come back empty. */
    void create() throws IOException {
        for (Path folder : List.of(upload(), processing(), completed(), archive(), logs(), failed())) {
            Files.createDirectories(folder);
        }
    }
}
