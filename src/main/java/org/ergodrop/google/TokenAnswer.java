package org.ergodrop.google;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the token endpoint gave.
 *
 * @param accessToken for the Drive, good for {@code expiresIn}
 * @param expiresIn life of the access token, from {@code at}
 * @param refreshToken always at a login, normally not at a refresh
 * @param scopes what was granted; empty when the answer does not say
 * @param refreshExpiresIn rest of the refresh token's life, from {@code at}; only told when it has an end
 * @param at Google's time of the answer
 */
record TokenAnswer(
        String accessToken,
        Duration expiresIn,
        Optional<String> refreshToken,
        Set<String> scopes,
        Optional<Duration> refreshExpiresIn,
        Instant at) {

    TokenAnswer {
        scopes = Set.copyOf(scopes);
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "TokenAnswer[expiresIn=" + expiresIn + ", scopes=" + scopes + ", at=" + at + "]";
    }
}
