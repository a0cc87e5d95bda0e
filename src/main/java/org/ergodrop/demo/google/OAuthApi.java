package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.Reply;

/** The token endpoint and revocation: codes, refresh tokens, devices, service accounts. */
final class OAuthApi {

    private final Grants grants;
    private final ConsentScreen consent;
    private final DeviceCodes devices;
    private final ServiceAccounts services;
    private final Map<String, String> clients;

    OAuthApi(
            Grants grants,
            ConsentScreen consent,
            DeviceCodes devices,
            ServiceAccounts services,
            Map<String, String> clients) {
        this.grants = grants;
        this.consent = consent;
        this.devices = devices;
        this.services = services;
        this.clients = clients;
    }

    static Reply error(int status, String error, String description) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return Reply.json(status, body.put("error", error).put("error_description", description));
    }

    private static Reply dead() {
        return error(400, "invalid_grant", "Token has been expired or revoked.");
    }

    Reply token(HttpCall http, List<Fault> faults) throws IOException {
        Map<String, String> form = http.form();
        String type = form.getOrDefault("grant_type", "");
        if (type.equals(ServiceAccounts.GRANT_TYPE)) {
            return services.token(form);
        }
        if (!knownClient(form)) {
            return error(401, "invalid_client", "The OAuth client was not found.");
        }
        return switch (type) {
            case "authorization_code" -> exchange(form, faults);
            case "refresh_token" -> refresh(form);
            case DeviceCodes.GRANT_TYPE -> devices.poll(form, grant -> tokens(grant, true));
            case "" -> error(400, "invalid_request", "Required parameter is missing: grant_type");
            default -> error(400, "unsupported_grant_type", "Invalid grant_type: " + type);
        };
    }

    private boolean knownClient(Map<String, String> form) {
        String id = form.getOrDefault("client_id", "");
        if (clients.isEmpty()) {
            return !id.isEmpty();
        }
        String secret = clients.get(id);
        return secret != null && secret.equals(form.getOrDefault("client_secret", ""));
    }

    private Reply exchange(Map<String, String> form, List<Fault> faults) {
        ConsentScreen.Code code = consent.redeem(form.getOrDefault("code", ""));
        if (code == null || !code.clientId().equals(form.get("client_id"))) {
            return error(400, "invalid_grant", "Malformed auth code.");
        }
        if (!code.redirectUri().equals(form.get("redirect_uri"))) {
            return error(400, "redirect_uri_mismatch", "Bad Request");
        }
        String verifier = form.getOrDefault("code_verifier", "");
        if (!code.challenge().isEmpty() && !proves(verifier, code)) {
            return error(
                    400, "invalid_grant", verifier.isEmpty() ? "Missing code verifier." : "Invalid code verifier.");
        }
        Set<String> scopes = code.scopes();
        for (Fault fault : faults) {
            scopes = fault instanceof Fault.NarrowScope narrow ? Grants.scopes(narrow.scope()) : scopes;
        }
        return tokens(grants.issue(code.email(), code.clientId(), scopes), true);
    }

    /** PKCE: whoever exchanges the code is who asked for it (RFC 7636). */
    private static boolean proves(String verifier, ConsentScreen.Code code) {
        if (!verifier.matches("[A-Za-z0-9._~-]{43,128}")) {
            return false;
        }
        return code.challenge().equals(code.method().equals("S256") ? challenge(verifier) : verifier);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply refresh(Map<String, String> form) {
        Grant grant = grants.refreshed(form.getOrDefault("refresh_token", ""));
        if (grant == null) {
            return dead();
        }
        if (!grant.clientId.equals(form.get("client_id"))) {
            return error(401, "unauthorized_client", "Unauthorized");
        }
        return tokens(grant, false);
    }

    private Reply tokens(Grant grant, boolean withRefresh) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("access_token", grants.accessToken(grant));
        body.put("expires_in", grants.accessLife().toSeconds() - 1);
        if (withRefresh) {
            body.put("refresh_token", grant.refreshToken);
        }
        if (grant.dies != null) {
            body.put(
                    "refresh_token_expires_in",
                    Duration.between(grant.lastUsed, grant.dies).toSeconds());
        }
        body.put("scope", grant.scope()).put("token_type", "Bearer");
        return Reply.json(200, body);
    }

    Reply revoke(HttpCall http) throws IOException {
        String inQuery = http.parameter("token");
        String token = inQuery == null ? http.form().getOrDefault("token", "") : inQuery;
        return grants.revoke(token)
                ? Reply.json(200, JsonNodeFactory.instance.objectNode())
                : error(400, "invalid_token", "Token expired or revoked");
    }

    Reply device(HttpCall http) throws IOException {
        Map<String, String> form = http.form();
        if (!knownClient(form) && form.containsKey("client_secret")) {
            return error(401, "invalid_client", "The OAuth client was not found.");
        }
        return devices.begin(form);
    }
}
