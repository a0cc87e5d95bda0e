package org.ergodrop.google;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One login: the address to open, then the answer that the browser was sent back with. */
public final class LoginAttempt {

    /** Errors of the consent page that have a sentence of their own. */
    private static final Set<String> SAID = Set.of("access_denied", "admin_policy_enforced", "org_internal");

    private final String account;
    private final URI redirect;
    private final GoogleProperties properties;
    private final TokenEndpoint endpoint;
    private final TokenStore store;
    private final Pkce pkce;
    private final String state;

    LoginAttempt(
            String account,
            URI redirect,
            GoogleProperties properties,
            TokenEndpoint endpoint,
            TokenStore store,
            SecureRandom random) {
        this.account = account;
        this.redirect = redirect;
        this.properties = properties;
        this.endpoint = endpoint;
        this.store = store;
        this.pkce = Pkce.fresh(random);
        this.state = Pkce.randomText(random);
    }

    /** To be opened in a browser. Holds no secret: the verifier stays here. */
    public URI address() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", properties.clientId());
        query.put("redirect_uri", redirect.toString());
        query.put("response_type", "code");
        query.put("scope", Authorization.DRIVE_SCOPE);
        query.put("state", state);
        query.put("code_challenge", pkce.challenge());
        query.put("code_challenge_method", "S256");
        query.put("access_type", "offline");
        // without it Google gives a refresh token at the first consent only
        query.put("prompt", "consent");
        String joiner = properties.authUrl().getQuery() == null ? "?" : "&";
        return URI.create(properties.authUrl()
                + joiner
                + query.entrySet().stream()
                        .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    /** Whether an answer belongs to this attempt, and to no page that somebody else made the browser open. */
    boolean isAnsweredBy(Redirected answer) {
        return MessageDigest.isEqual(
                state.getBytes(StandardCharsets.US_ASCII), answer.state().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Fetches the authorization and keeps it.
     *
     * @param redirected the address that the browser was sent to, or its query
     * @throws AuthorizationException when there is nothing to keep: refused, less granted than needed, another attempt's answer
     * @throws IOException when Google cannot be asked
     */
    public void complete(String redirected) throws AuthorizationException, IOException {
        Redirected answer = Redirected.parse(redirected);
        if (!answer.isAnswer()) {
            throw new AuthorizationException("login.no-answer");
        }
        if (!isAnsweredBy(answer)) {
            throw new AuthorizationException("login.other-attempt");
        }
        if (!answer.error().isEmpty()) {
            throw SAID.contains(answer.error())
                    ? new AuthorizationException("login." + answer.error())
                    : new AuthorizationException("login.refused", answer.error());
        }
        store.write(account, granted(answer.code()));
    }

    private Authorization granted(String code) throws AuthorizationException, IOException {
        TokenAnswer tokens;
        try {
            tokens = endpoint.exchange(properties.client(), code, pkce, redirect);
        } catch (OAuthRefusal refusal) {
            throw switch (refusal.code()) {
                case "invalid_client", "unauthorized_client" -> new AuthorizationException("login.wrong-client");
                case "invalid_grant" -> new AuthorizationException("login.code-used");
                default -> new AuthorizationException("login.refused", refusal.code());
            };
        }
        if (!tokens.scopes().contains(Authorization.DRIVE_SCOPE)) {
            throw new AuthorizationException("login.narrower");
        }
        String refreshToken =
                tokens.refreshToken().orElseThrow(() -> new AuthorizationException("login.no-refresh-token"));
        return Authorization.granted(properties.client(), refreshToken, tokens);
    }
}
