package org.ergodrop.hotfolder.drive;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Keeps the folder ids of each queue in {@code <data>/google/folders-<queue>.json}. */
record FolderStore(Path data) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Optional<FolderIds> read(String queue) throws IOException {
        Path file = file(queue);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        FolderIds ids = JSON.readValue(file.toFile(), FolderIds.class);
        boolean isWhole = ids.root() != null && ids.six().values().stream().allMatch(id -> id != null);
        return isWhole ? Optional.of(ids) : Optional.empty();
    }

    void write(String queue, FolderIds ids) throws IOException {
        Path file = file(queue);
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(ids) + "\n");
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(String queue) {
        return data.resolve("google").resolve("folders-" + queue + ".json");
    }
}
