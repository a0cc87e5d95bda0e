package org.ergodrop.google;

import java.io.IOException;
import java.time.Duration;

/** Asks for a new access token and says, when Google refuses, what that means for a person. */
final class Refreshing {

    /** The sentence for refusals that speak of the client or the organisation: they may be taken back without a new login. */
    static final String REFUSED = "auth.refused";

    private final TokenEndpoint endpoint;
    private final GoogleProperties properties;
    private final AuthorizationEnd end;
    private final ServerTime time;

    Refreshing(TokenEndpoint endpoint, GoogleProperties properties, AuthorizationEnd end, ServerTime time) {
        this.endpoint = endpoint;
        this.properties = properties;
        this.end = end;
        this.time = time;
    }

    /**
     * A new access token.
     *
     * @throws AuthLostException when a person must log in, or put the cloud project right
     * @throws IOException when Google cannot be asked at the moment
     */
    TokenAnswer refresh(String account, Authorization authorization) throws IOException {
        TokenAnswer answer;
        try {
            answer = endpoint.refresh(clientOf(authorization), authorization.refreshToken());
        } catch (OAuthRefusal refusal) {
            throw meaning(account, authorization, refusal);
        }
        if (!answer.scopes().isEmpty() && !answer.scopes().contains(Authorization.DRIVE_SCOPE)) {
            throw new AuthLostException("auth.narrower", account);
        }
        return answer;
    }

    /** The client of the login; with the secret of the settings when it is the same client, for secrets are changed. */
    private OAuthClient clientOf(Authorization authorization) {
        boolean same = authorization.client().id().equals(properties.clientId());
        return same && !properties.clientSecret().isEmpty() ? properties.client() : authorization.client();
    }

    private AuthLostException meaning(String account, Authorization authorization, OAuthRefusal refusal) {
        if (!refusal.code().equals("invalid_grant")) {
            return new AuthLostException(REFUSED, account, refusal.code());
        }
        Duration age = Duration.between(authorization.since(), time.now());
        return new AuthLostException(end.explains(authorization, age) ? "auth.lost-testing" : "auth.lost", account);
    }
}
