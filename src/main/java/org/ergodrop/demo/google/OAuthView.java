package org.ergodrop.demo.google;

import java.util.Set;

/** The authorization side, seen from inside the process. */
public final class OAuthView {

    private final Grants grants;
    private final ConsentScreen consent;
    private final DeviceCodes devices;
    private final ServiceAccounts services;
    private final String tokenUrl;

    OAuthView(Grants grants, ConsentScreen consent, DeviceCodes devices, ServiceAccounts services, String tokenUrl) {
        this.grants = grants;
        this.consent = consent;
        this.devices = devices;
        this.services = services;
        this.tokenUrl = tokenUrl;
    }

    /** A refresh token for the whole Drive, as if the person had logged in through {@code clientId}. */
    public String refreshToken(String email, String clientId) {
        return grants.issue(email, clientId, Set.of(Viewer.DRIVE)).refreshToken;
    }

    /** An access token for the whole Drive. */
    public String accessToken(String email, String clientId) {
        return accessToken(email, clientId, Viewer.DRIVE);
    }

    /** @param scope space separated list */
    public String accessToken(String email, String clientId, String scope) {
        return grants.accessToken(grants.issue(email, clientId, Grants.scopes(scope)));
    }

    /** The person takes back what she allowed: tokens are dead. */
    public void revokeAll(String email) {
        grants.revokeAll(email);
    }

    /** Access tokens end now; refresh tokens stay good. */
    public void expireAccessTokens() {
        grants.expireAccess();
    }

    public void allowAtOnce() {
        consent.mode(ConsentScreen.Mode.ALLOW_AT_ONCE);
    }

    public void denyAtOnce() {
        consent.mode(ConsentScreen.Mode.DENY_AT_ONCE);
    }

    /** A page asks. */
    public void askOnPage() {
        consent.mode(ConsentScreen.Mode.ASK);
    }

    /** The person types a device's code; false when there is no such code. */
    public boolean allowDevice(String userCode, String email) {
        return devices.answer(userCode, email);
    }

    /** Makes a service account; returns its JSON key file. */
    public String createServiceAccount(String name) {
        return services.create(name + "@stand-in" + Account.SERVICE_ACCOUNT_DOMAIN, tokenUrl);
    }
}
