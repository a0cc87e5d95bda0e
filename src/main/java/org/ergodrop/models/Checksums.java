package org.ergodrop.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The SHA-256 that the files of a folder must have.
 *
 * @param file where they are written down, in the format of {@code sha256sum}; its folder is what names are relative to
 * @param byName checksum by relative name
 */
record Checksums(Path file, Map<String, String> byName) {

    private static final int BUFFER_BYTES = 1 << 16;

    static Checksums read(Path file) throws IOException {
        Map<String, String> byName = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.trim().split("\\s+", 2);
            if (columns.length == 2) {
                byName.put(columns[1], columns[0]);
            }
        }
        return new Checksums(file, byName);
    }

    /** Where the file {@code name} lies. */
    Path path(String name) {
        return file.resolveSibling(name);
    }

    /** Whether the file {@code name} is there and is the right one. */
    boolean matches(String name) throws IOException {
        return Files.isRegularFile(path(name)) && sha256(path(name)).equals(byName.get(name));
    }

    /** @throws ModelBuildException when {@code actual} is not what the file {@code name} must be; says {@code whatToDo} */
    void require(String name, Path actual, String whatToDo) throws IOException {
        String found = sha256(actual);
        if (!found.equals(byName.get(name))) {
            throw new ModelBuildException("""
                    The pose model %s is not the file this version was tested with.
                      expected SHA-256 %s (%s)
                      found    SHA-256 %s
                    %s""".formatted(path(name), byName.get(name), file, found, whatToDo));
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[BUFFER_BYTES];
            while (digesting.read(buffer) >= 0) {
                // the digest is fed by reading
            }
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
