package org.ergodrop.jobs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The folder in which the service keeps what must survive a restart: ledger, broker, work in progress. One process at a time;
 * a crash releases it.
 */
public final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final String instance;
    private final FileChannel lock;

    private DataFolder(Path folder, String instance, FileChannel lock) {
        this.folder = folder;
        this.instance = instance;
        this.lock = lock;
    }

    /** @throws DataFolderInUseException when another service works with it */
    public static DataFolder take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock =
                FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() == null) {
                throw new DataFolderInUseException(folder);
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            throw new DataFolderInUseException(folder);
        }
        return new DataFolder(folder, instance(folder.resolve("instance-id")), lock);
    }

    private static String instance(Path file) throws IOException {
        if (!Files.exists(file) || Files.readString(file).isBlank()) {
            Files.writeString(file, UUID.randomUUID().toString());
        }
        return Files.readString(file).strip();
    }

    /** Names this installation among all workers, the same after a restart. */
    public String instance() {
        return instance;
    }

    public Path folder() {
        return folder;
    }

    /** What a job needs on this disk while it is worked on. */
    public Path work(JobId job) {
        return folder.resolve("work").resolve(job.value());
    }

    /** For temporary files of the analysis; emptied at each start. */
    public Path scratch() {
        return folder.resolve("scratch");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
