package org.ergodrop.hotfolder.directory;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every change the hot folder makes to the disk: each survives a power cut once it has returned. */
class Disk {

    /** The file has all of {@code text} or stays as it was. */
    void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
        put(fresh, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        settle(file.getParent());
    }

    void append(Path file, String text) throws IOException {
        put(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE);
        settle(file.getParent());
    }

    /** Takes away what a crash in the middle of {@link #append} left after the last complete line. */
    void cutUnfinishedLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long end = bytes.length();
            while (end > 0) {
                bytes.seek(end - 1);
                if (bytes.read() == '\n') {
                    break;
                }
                end--;
            }
            bytes.setLength(end);
        }
    }

    /** In one step, which never replaces what is there; between two disks the copy is complete before it is visible. */
    void move(Path from, Path to) throws IOException {
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException twoDisks) {
            Path copy = to.resolveSibling("." + to.getFileName() + ".copy");
            Files.copy(from, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            settle(copy);
            Files.move(copy, to, StandardCopyOption.ATOMIC_MOVE);
            settle(to.getParent());
            Files.delete(from);
        }
        settle(to.getParent());
        settle(from.getParent());
    }

    /** Writes the files of a folder that somebody else filled through to the disk. */
    void settleFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                settle(file);
            }
        }
        settle(folder);
    }

    void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    /** Only for what the service itself made: reports in the making and job notes. */
    void removeOwn(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> innermostFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : innermostFirst) {
            Files.deleteIfExists(path);
        }
    }

    private static void put(Path file, String text, StandardOpenOption... how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, how)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Writes a file, or a folder's own entries, through to the disk where the system can do that (not on Windows). */
    private static void settle(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
