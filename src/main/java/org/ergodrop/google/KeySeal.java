package org.ergodrop.google;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Seals with the key that the authorizations are encrypted with. */
final class KeySeal implements Seal {

    private static final String LABEL = "ergodrop-upload-session-1";

    private final TokenKey key;
    private final SecureRandom random;

    KeySeal(TokenKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    @Override
    public String seal(String text) {
        return Base64.getEncoder().encodeToString(sealing().close(text.getBytes(StandardCharsets.UTF_8), random));
    }

    @Override
    public String open(String sealedText) {
        byte[] content = sealing()
                .open(Base64.getDecoder().decode(sealedText))
                .orElseThrow(() -> new IllegalArgumentException("sealed with another key, or changed"));
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The file of the key is small and read anew each time: a key that was replaced while the service runs is noticed. */
    private Sealing sealing() {
        try {
            return new Sealing(key.make(ConfiguredAccounts.DEFAULT), LABEL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
