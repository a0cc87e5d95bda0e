package org.ergodrop.google;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * An authorization as one line of text under a passphrase, to be carried to another machine:
 * {@code ergodrop-auth-1:<iterations>:<salt>:<sealed>}. The key comes from PBKDF2-HMAC-SHA256; version, iterations and salt
 * are bound to the content.
 */
final class SealedText {

    /** OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256. */
    static final int ITERATIONS = 600_000;

    /** A text that asks for more is made to keep us busy. Ours. */
    private static final int MOST_ITERATIONS = 20_000_000;

    private static final String VERSION = "ergodrop-auth-1";
    private static final int SALT_BYTES = 16;
    private static final int KEY_BITS = 256;

    private SealedText() {}

    static String seal(byte[] content, char[] passphrase, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        String head = VERSION + ":" + ITERATIONS + ":" + text(salt);
        byte[] closed = new Sealing(key(passphrase, salt, ITERATIONS), head).close(content, random);
        return head + ":" + text(closed);
    }

    /** @throws AuthorizationException when it is no such text, of a newer version, or the passphrase is another one */
    static byte[] open(String text, char[] passphrase) throws AuthorizationException {
        String[] parts = text.replaceAll("\\s", "").split(":", -1);
        if (parts.length > 1 && parts[0].startsWith("ergodrop-auth-") && !parts[0].equals(VERSION)) {
            throw new AuthorizationException("import.newer", parts[0].replaceAll("[^a-z0-9-]", ""));
        }
        if (parts.length != 4 || !parts[0].equals(VERSION) || !parts[1].matches("[1-9][0-9]{5,7}")) {
            throw new AuthorizationException("import.not-ours");
        }
        int iterations = Integer.parseInt(parts[1]);
        if (iterations < ITERATIONS || iterations > MOST_ITERATIONS) {
            throw new AuthorizationException("import.not-ours");
        }
        String head = parts[0] + ":" + parts[1] + ":" + parts[2];
        return new Sealing(key(passphrase, bytes(parts[2]), iterations), head)
                .open(bytes(parts[3]))
                .orElseThrow(() -> new AuthorizationException("import.wrong-passphrase"));
    }

    private static SecretKey key(char[] passphrase, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, KEY_BITS);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return new SecretKeySpec(key, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(String text) throws AuthorizationException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length > 0) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new AuthorizationException("import.not-ours");
        }
        throw new AuthorizationException("import.not-ours");
    }
}
