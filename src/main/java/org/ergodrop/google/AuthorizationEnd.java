package org.ergodrop.google;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ergodrop.google.GoogleProperties.Consent;

/**
 * When Google ends an authorization by itself. A consent screen "in testing" gives authorizations of 7 days, and nothing in
 * Google's interfaces names the status of the screen. It is recognised by three things, the surest first:
 *
 * <ol>
 *   <li>{@code refresh_token_expires_in} in an answer of the token endpoint: then the end is known.
 *   <li>The setting {@code ergodrop.google.consent}: with "testing" the end is known, with "production" there is none.
 *   <li>Neither: then an end after 7 days is possible until the authorization has outlived it. A refresh that works after
 *       that proves that the screen is not in testing.
 * </ol>
 */
final class AuthorizationEnd {

    /** Life of an authorization of a screen in testing (Google, "Refresh token expiration"). */
    static final Duration TESTING_LIFE = Duration.ofDays(7);

    /** A person is warned so long before the end: from day 5 of 7. Ours. */
    static final Duration WARN_BEFORE = Duration.ofDays(2);

    /** Clocks, and Google's own, are not exact to the hour. Ours. */
    private static final Duration SLACK = Duration.ofHours(12);

    private final Consent consent;

    AuthorizationEnd(Consent consent) {
        this.consent = consent;
    }

    /** Whether the end is sure. */
    boolean isKnown(Authorization authorization) {
        return authorization.endsAt().isPresent() || consent == Consent.TESTING;
    }

    /** The end, known or possible, as it looks at {@code now}. */
    Optional<Instant> of(Authorization authorization, Instant now) {
        if (authorization.endsAt().isPresent()) {
            return authorization.endsAt();
        }
        Instant afterTesting = authorization.since().plus(TESTING_LIFE);
        boolean outlived = consent == Consent.UNKNOWN && now.isAfter(afterTesting.plus(SLACK));
        return consent == Consent.PRODUCTION || outlived ? Optional.empty() : Optional.of(afterTesting);
    }

    /** Whether the 7 days explain that Google ended an authorization at the age of {@code age}. */
    boolean explains(Authorization authorization, Duration age) {
        boolean weekLong = authorization
                .endsAt()
                .map(end -> Duration.between(authorization.since(), end).compareTo(TESTING_LIFE.plus(SLACK)) < 0)
                .orElse(consent == Consent.TESTING);
        boolean overAWeek = age.compareTo(TESTING_LIFE.minus(SLACK)) >= 0;
        boolean aboutAWeek = overAWeek && age.compareTo(TESTING_LIFE.plusDays(1)) <= 0;
        return weekLong
                ? overAWeek
                : consent == Consent.UNKNOWN && authorization.endsAt().isEmpty() && aboutAWeek;
    }
}
