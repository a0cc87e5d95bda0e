package org.ergodrop.pods.runpod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ergodrop.pods.PodProviderException;
import org.ergodrop.pods.PodProviderException.Kind;

/** The key to the account. It is handed to the HTTP client alone, and shown nowhere. */
final class ApiKey {

    /** What may stand in a header (RFC 9110, field values without blanks): a line break would write headers of its own. */
    private static final String HEADER_SAFE = "[\\x21-\\x7e]+";

    private final RunPodProperties properties;

    ApiKey(RunPodProperties properties) {
        this.properties = properties;
    }

    /** @throws PodProviderException when there is none, or none that could be sent */
    String read() throws PodProviderException {
        String key = properties.apiKeyFile().isBlank() ? properties.apiKey().strip() : ofFile();
        if (key.isEmpty()) {
            throw new PodProviderException(
                    Kind.UNAUTHORIZED,
                    "there is no API key: set ERGODROP_RUNPOD_APIKEY, or ergodrop.runpod.api-key-file");
        }
        if (!key.matches(HEADER_SAFE)) {
            throw new PodProviderException(
                    Kind.UNAUTHORIZED, "the API key holds characters that no key has; was more than the key copied?");
        }
        return key;
    }

    private String ofFile() throws PodProviderException {
        try {
            return Files.readString(Path.of(properties.apiKeyFile()), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException e) {
            throw new PodProviderException(
                    Kind.UNAUTHORIZED,
                    "the file of the API key cannot be read: " + properties.apiKeyFile() + " ("
                            + e.getClass().getSimpleName() + ")");
        }
    }

    @Override
    public String toString() {
        return "ApiKey[***]";
    }
}
