package org.ergodrop.demo.google;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers which file on disk is which file in Drive. */
final class MirrorFile {

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    MirrorFile(Path file) {
        this.file = file;
    }

    /** Files that were still growing are left out: they are found as new ones. */
    Map<String, Shown> read() throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        return json.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, Shown>>() {});
    }

    void write(Map<String, Shown> shown) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        json.writeValue(partial.toFile(), shown);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
