package org.ergodrop.google;

import java.net.URI;
import java.security.SecureRandom;

/** Starts logins: who consents in a browser lets this program into her Drive. */
public final class GoogleLogin {

    private final GoogleProperties properties;
    private final TokenEndpoint endpoint;
    private final TokenStore store;
    private final SecureRandom random;

    GoogleLogin(GoogleProperties properties, TokenEndpoint endpoint, TokenStore store, SecureRandom random) {
        this.properties = properties;
        this.endpoint = endpoint;
        this.store = store;
        this.random = random;
    }

    /**
     * One attempt; it serves for one consent.
     *
     * @param account the account's name in our settings
     * @param redirect where the browser is sent with the answer: http://127.0.0.1:PORT/
     */
    public LoginAttempt attempt(String account, URI redirect) throws AuthorizationException {
        if (!properties.serviceAccountFile().isBlank() && account.equals(ConfiguredAccounts.DEFAULT)) {
            throw new AuthorizationException("login.service-account");
        }
        if (properties.clientId().isBlank() || properties.clientSecret().isBlank()) {
            throw new AuthorizationException("login.no-client");
        }
        return new LoginAttempt(account, redirect, properties, endpoint, store, random);
    }

    /** A redirect address for a browser on another machine: nothing listens there, the address is copied by hand. */
    public URI redirectForCopying() {
        // the upper range is for such passing uses (RFC 6335)
        return URI.create("http://127.0.0.1:" + random.nextInt(49152, 65536) + "/");
    }
}
