package org.ergodrop.google;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What may be said about a login.
 *
 * @param account its name in our settings
 * @param mail the Google account; empty when it is not known yet
 * @param scopes what was granted
 * @param since when
 * @param age how long ago
 * @param clientId the client of the cloud project that it was granted to
 */
public record AuthorizationFacts(
        String account, String mail, Set<String> scopes, Instant since, Duration age, String clientId) {}
