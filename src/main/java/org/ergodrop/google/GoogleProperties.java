package org.ergodrop.google;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The authorization at Google, docs/google-setup.md.
 *
 * @param clientId of the "Desktop app" client in your own cloud project (ERGODROP_GOOGLE_CLIENTID)
 * @param clientSecret goes with it (ERGODROP_GOOGLE_CLIENTSECRET)
 * @param authUrl where a person consents
 * @param tokenUrl where tokens are fetched
 * @param revokeUrl where tokens are taken back
 * @param folder holds the encrypted authorizations, one file per account
 * @param keyFile their key, readable by the owner alone; made at the first login
 * @param key the key itself instead of the file, 32 bytes in base64, best from the environment (ERGODROP_GOOGLE_KEY)
 * @param serviceAccountFile the JSON key of a service account, instead of a login of the account "default"; only for shared
 *     drives
 * @param consent publishing status of the consent screen, when it is known: unknown, testing or production
 * @param loginTimeout how long "ergodrop auth login" waits for the browser
 * @param refreshAhead an access token is renewed so long before its end
 * @param timeout how long one answer of Google may take
 */
@Validated
@ConfigurationProperties("ergodrop.google")
public record GoogleProperties(
        @DefaultValue("") String clientId,

        @DefaultValue("") String clientSecret,

        @DefaultValue("https://accounts.google.com/o/oauth2/v2/auth") @NotNull(message = "is empty")
        URI authUrl,

        @DefaultValue("https://oauth2.googleapis.com/token") @NotNull(message = "is empty")
        URI tokenUrl,

        @DefaultValue("https://oauth2.googleapis.com/revoke") @NotNull(message = "is empty")
        URI revokeUrl,

        @NotNull(message = "is empty: name a folder for the authorizations")
        Path folder,

        @NotNull(message = "is empty: name a file for their key")
        Path keyFile,

        @DefaultValue("") String key,

        @DefaultValue("") String serviceAccountFile,

        @DefaultValue("unknown") @NotNull(message = "is empty: set it to unknown, testing or production")
        Consent consent,

        @DefaultValue("10m") @DurationMin(seconds = 10, message = "must be at least 10s")
        Duration loginTimeout,

        @DefaultValue("5m") @DurationMin(minutes = 1, message = "must be at least 1m")
        Duration refreshAhead,

        @DefaultValue("30s") @DurationMin(millis = 100, message = "must be at least 100ms")
        Duration timeout) {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    public GoogleProperties {
        requireEncrypted("auth-url", authUrl);
        requireEncrypted("token-url", tokenUrl);
        requireEncrypted("revoke-url", revokeUrl);
    }

    /** Publishing status of the consent screen: Google ends authorizations of a screen in testing after 7 days. */
    public enum Consent {
        UNKNOWN,
        TESTING,
        PRODUCTION
    }

    OAuthClient client() {
        return new OAuthClient(clientId, clientSecret);
    }

    /** Secrets go there: plain HTTP is for stand-ins on this machine. */
    private static void requireEncrypted(String key, @Nullable URI address) {
        if (address == null) {
            return;
        }
        boolean encrypted = "https".equals(address.getScheme());
        boolean here = "http".equals(address.getScheme()) && THIS_MACHINE.contains(String.valueOf(address.getHost()));
        if (!encrypted && !here) {
            throw new IllegalArgumentException(
                    "ergodrop.google." + key + " must start with https:// (http:// only for 127.0.0.1)");
        }
    }

    /** Without secret and key. */
    @Override
    public String toString() {
        return "GoogleProperties[clientId=" + clientId + ", folder=" + folder + ", tokenUrl=" + tokenUrl + "]";
    }
}
