package org.ergodrop.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that appears under its name only when it is complete. Until then it lies beside it under a hidden name that ends
 * in {@code .part}; closed without {@link #complete()} it is gone.
 */
final class PartialFile implements AutoCloseable {

    private final Path target;
    private final Path partial;
    private final ExitCleanup cleanup;

    /** The hidden name tells processes and threads apart, so that two writers never share a file. */
    PartialFile(Path target) {
        this.target = target;
        this.partial = target.resolveSibling(".%s.%d-%d.part"
                .formatted(
                        target.getFileName(),
                        ProcessHandle.current().pid(),
                        Thread.currentThread().getId()));
        this.cleanup = new ExitCleanup(() -> partial.toFile().delete());
    }

    Path target() {
        return target;
    }

    /** Where the bytes go. */
    Path path() {
        return partial;
    }

    OutputStream open() throws IOException {
        return Files.newOutputStream(partial);
    }

    /** Gives the file its name; a file of that name is replaced in one step. */
    Path complete() throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }

    @Override
    public void close() throws IOException {
        try (cleanup) {
            Files.deleteIfExists(partial);
        }
    }
}
