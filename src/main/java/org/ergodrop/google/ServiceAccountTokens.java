package org.ergodrop.google;

import com.google.auth.Retryable;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a service account, by Google's own library: it signs, refreshes ahead of time and lets threads share one
 * refresh.
 */
final class ServiceAccountTokens implements AccessTokens {

    private static final String ACCOUNT = ConfiguredAccounts.DEFAULT;
    private static final URI GOOGLES = URI.create("https://oauth2.googleapis.com/token");

    private final Path file;
    private final URI tokenUrl;
    private @Nullable GoogleCredentials credentials;
    private volatile @Nullable AuthLostException lost;

    ServiceAccountTokens(Path file, GoogleProperties properties) {
        this.file = file;
        this.tokenUrl = properties.tokenUrl();
    }

    @Override
    public String current() throws IOException {
        GoogleCredentials known = credentials();
        return ask(known, known::refreshIfExpired);
    }

    @Override
    public String insteadOf(String rejected) throws IOException {
        GoogleCredentials known = credentials();
        synchronized (known) {
            AccessToken now = known.getAccessToken();
            return ask(known, now == null || now.getTokenValue().equals(rejected) ? known::refresh : () -> {});
        }
    }

    @Nullable
    AuthLostException lost() {
        AuthLostException known = lost;
        return known == null ? null : known.again();
    }

    private String ask(GoogleCredentials known, Question question) throws IOException {
        try {
            question.ask();
            lost = null;
            return known.getAccessToken().getTokenValue();
        } catch (IOException e) {
            // no cause: the library's messages quote Google's answer
            if (e instanceof Retryable refusal && !refusal.isRetryable()) {
                throw lost("auth.service-refused", file.toString());
            }
            throw new GoogleUnreachableException(
                    tokenUrl.getHost(), e.getClass().getSimpleName());
        }
    }

    private synchronized GoogleCredentials credentials() throws AuthLostException {
        GoogleCredentials known = credentials;
        if (known == null) {
            try (InputStream key = Files.newInputStream(file)) {
                ServiceAccountCredentials.Builder account = ServiceAccountCredentials.fromStream(key).toBuilder()
                        .setScopes(Set.of(Authorization.DRIVE_SCOPE));
                if (!tokenUrl.equals(GOOGLES)) {
                    account.setTokenServerUri(tokenUrl);
                }
                known = account.build();
            } catch (IOException | RuntimeException notAKey) {
                throw lost("auth.service-file", file.toString());
            }
            credentials = known;
        }
        return known;
    }

    private AuthLostException lost(String key, String detail) {
        AuthLostException reason = new AuthLostException(key, ACCOUNT, detail);
        lost = reason;
        return reason.again();
    }

    private interface Question {
        void ask() throws IOException;
    }
}
