package org.ergodrop.demo.google;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;

/** The bytes of all files, on disk, one file for each revision. */
final class ContentFolder {

    private static final int COPY_BYTES = 256 * 1024;

    private final Path folder;
    private final Identifiers ids;

    ContentFolder(Path folder, Identifiers ids) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.ids = ids;
    }

    Path pathOf(String revision) {
        return folder.resolve(revision);
    }

    /** A new place for bytes that are still to come. */
    String newRevision() {
        return ids.revision();
    }

    /** Reads all of {@code source} to disk. */
    Content store(InputStream source) throws IOException {
        String revision = newRevision();
        try (OutputStream target = Files.newOutputStream(pathOf(revision), StandardOpenOption.CREATE_NEW)) {
            source.transferTo(target);
        } catch (IOException e) {
            Files.deleteIfExists(pathOf(revision));
            throw e;
        }
        return complete(revision);
    }

    /** What lies on disk under {@code revision}, with its checksums. */
    Content complete(String revision) throws IOException {
        MessageDigest md5 = digest("MD5");
        MessageDigest sha1 = digest("SHA-1");
        MessageDigest sha256 = digest("SHA-256");
        long bytes = 0;
        byte[] buffer = new byte[COPY_BYTES];
        try (InputStream in = Files.newInputStream(pathOf(revision))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                md5.update(buffer, 0, read);
                sha1.update(buffer, 0, read);
                sha256.update(buffer, 0, read);
                bytes += read;
            }
        }
        return new Content(revision, bytes, hex(md5), hex(sha1), hex(sha256));
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Uploads that never ended and revisions that were replaced leave bytes behind; they go at the next start. */
    void keepOnly(Set<String> revisions) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                if (!revisions.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
