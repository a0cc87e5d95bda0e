package org.ergodrop.google;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Proof that who takes the code is who asked for it (RFC 7636, method S256): a code that another program on the machine gets
 * hold of is worth nothing to it.
 *
 * @param verifier 43 letters, kept until the exchange
 */
record Pkce(String verifier) {

    static Pkce fresh(SecureRandom random) {
        return new Pkce(randomText(random));
    }

    /** 32 random bytes, base64url: 43 letters. */
    static String randomText(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What goes with the question: the hash of the verifier. */
    String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Without the verifier. */
    @Override
    public String toString() {
        return "Pkce[" + challenge() + "]";
    }
}
