package org.ergodrop.google;

import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.LongSupplier;

/**
 * The authorization half of this room, put together; the same for the service and for the command line.
 *
 * @param login starts logins
 * @param authorizations what is kept
 * @param accounts the access tokens of each account
 * @param health how it stands with them
 * @param about asks whose Drive it is
 */
public record GoogleAuthorization(
        GoogleLogin login,
        Authorizations authorizations,
        GoogleAccounts accounts,
        AuthorizationHealth health,
        DriveAbout about) {

    /**
     * Puts it together; nothing is read or asked yet.
     *
     * @param clock wall clock, for dates and ages of logins
     * @param nanoTime monotonic clock, for the life of access tokens
     */
    public static GoogleAuthorization of(GoogleProperties properties, Clock clock, LongSupplier nanoTime) {
        // no redirects: a body with secrets goes where the settings say and nowhere else
        HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.timeout())
                .build();
        SecureRandom random = new SecureRandom();
        ServerTime time = new ServerTime(clock);
        TokenStore store = new TokenStore(properties, random);
        TokenEndpoint endpoint = new TokenEndpoint(http, properties, time);
        AuthorizationEnd end = new AuthorizationEnd(properties.consent());
        ConfiguredAccounts accounts =
                new ConfiguredAccounts(properties, store, new Refreshing(endpoint, properties, end, time), nanoTime);
        return new GoogleAuthorization(
                new GoogleLogin(properties, endpoint, store, random),
                new Authorizations(store, endpoint, time, random),
                accounts,
                new StoredHealth(accounts, store, end, time),
                new DriveAbout(http, properties.timeout()));
    }
}
