package org.ergodrop.google;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checksums of local files, streamed. */
public final class Checksums {

    private static final int BUFFER = 1 << 18;

    private Checksums() {}

    /** As Drive tells it: lower-case hexadecimal. */
    public static String md5(Path file) throws IOException {
        return hex(feed(md5(), file));
    }

    /** Of a small content, in the same words. */
    public static String md5(byte[] content) {
        MessageDigest digest = md5();
        digest.update(content);
        return hex(digest);
    }

    static String sha256(Path file) throws IOException {
        return hex(feed(digest("SHA-256"), file));
    }

    static MessageDigest md5() {
        return digest("MD5");
    }

    static MessageDigest feed(MessageDigest digest, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return digest;
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
