package org.ergodrop.google;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key that the authorizations are encrypted with: from the settings (environment), otherwise from its file. */
final class TokenKey {

    private static final int BYTES = 32;

    private final String configured;
    private final Path file;
    private final SecureRandom random;

    TokenKey(GoogleProperties properties, SecureRandom random) {
        this.configured = properties.key().strip();
        this.file = properties.keyFile();
        this.random = random;
    }

    /** The key as it is; empty when there is none yet. */
    Optional<SecretKey> find(String account) throws IOException {
        if (!configured.isEmpty()) {
            return Optional.of(key(configured, new AuthLostException("auth.key-setting", account)));
        }
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        OwnerOnlyFile kept = new OwnerOnlyFile(file);
        if (kept.isOpenToOthers()) {
            throw new AuthLostException("auth.key-open", account, file.toString());
        }
        return Optional.of(key(kept.read(), new AuthLostException("auth.key-damaged", account, file.toString())));
    }

    /** The key, made when there is none. */
    SecretKey make(String account) throws IOException {
        if (configured.isEmpty() && !Files.exists(file)) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            new OwnerOnlyFile(file).create(Base64.getEncoder().encodeToString(bytes));
        }
        return find(account).orElseThrow();
    }

    private static SecretKey key(String text, AuthLostException otherwise) throws AuthLostException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length == BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException notBase64) {
            throw otherwise;
        }
        throw otherwise;
    }
}
