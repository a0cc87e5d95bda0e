package org.ergodrop.google;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * A small file that only its owner may read, from its first byte on; a reader sees it whole or not at all.
 *
 * @param path where it lies; its folder is made when it is missing
 */
public record OwnerOnlyFile(Path path) {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    /** Puts {@code text} in place of what was there. */
    public void replace(String text) throws IOException {
        Path partial = partial(text);
        try {
            Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Makes the file unless somebody was first. */
    void create(String text) throws IOException {
        Path partial = partial(text);
        try {
            Files.createLink(path, partial);
        } catch (FileAlreadyExistsException somebodyWasFirst) {
            return;
        } catch (UnsupportedOperationException noLinksOnThisDisk) {
            Files.move(partial, path);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    String read() throws IOException {
        return Files.readString(path, StandardCharsets.UTF_8).strip();
    }

    /** Whether other users of the machine may read it. */
    boolean isOpenToOthers() throws IOException {
        return posix(path) && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
    }

    private Path partial(String text) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly(nearestExisting(folder), "rwx------"));
        }
        Path partial = folder.resolve("." + path.getFileName() + "." + UUID.randomUUID() + ".partial");
        try (FileChannel channel = FileChannel.open(
                partial,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                ownerOnly(folder, "rw-------"))) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return partial;
    }

    private static FileAttribute<?>[] ownerOnly(Path existing, String permissions) throws IOException {
        return posix(existing)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path existing) throws IOException {
        return Files.getFileStore(existing).supportsFileAttributeView("posix");
    }

    private static Path nearestExisting(Path folder) {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }
}
