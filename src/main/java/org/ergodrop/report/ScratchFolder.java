package org.ergodrop.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.poi.util.TempFileCreationStrategy;

/** POI's temporary files of one workbook, in a folder of their own that is gone with it, after Ctrl-C too. */
final class ScratchFolder implements TempFileCreationStrategy, AutoCloseable {

    private final Path folder;
    private final Deque<Path> made = new ConcurrentLinkedDeque<>();
    private final ExitCleanup cleanup;

    ScratchFolder() throws IOException {
        folder = keep(Files.createTempDirectory("ergodrop-report-"));
        cleanup = new ExitCleanup(() -> made.forEach(path -> path.toFile().delete()));
    }

    Path path() {
        return folder;
    }

    @Override
    public File createTempFile(String prefix, String suffix) throws IOException {
        return keep(Files.createTempFile(folder, prefix, suffix)).toFile();
    }

    @Override
    public File createTempDirectory(String prefix) throws IOException {
        return keep(Files.createTempDirectory(folder, prefix)).toFile();
    }

    /** The last made is the first to go, so that folders are empty by then. */
    @Override
    public void close() throws IOException {
        try (cleanup) {
            while (!made.isEmpty()) {
                Files.deleteIfExists(made.pop());
            }
        }
    }

    private Path keep(Path path) {
        made.push(path);
        return path;
    }
}
