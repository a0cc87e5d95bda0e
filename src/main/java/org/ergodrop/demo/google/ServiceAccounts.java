package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ergodrop.demo.http.Reply;

/** Accounts of programs: they prove themselves with a signed statement (RFC 7523) instead of a person's consent. */
final class ServiceAccounts {

    static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DriveStore store;
    private final Grants grants;
    private final Map<String, PublicKey> keys = new ConcurrentHashMap<>();

    ServiceAccounts(DriveStore store, Grants grants) {
        this.store = store;
        this.grants = grants;
    }

    /** Makes an account and returns the JSON key file that Google's console would give out. */
    String create(String email, String tokenUrl) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            keys.put(email, pair.getPublic());
            store.addAccount(email, email.substring(0, email.indexOf('@')));
            String key = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(pair.getPrivate().getEncoded());
            ObjectNode file = JsonNodeFactory.instance.objectNode();
            file.put("type", "service_account").put("project_id", "stand-in");
            file.put("private_key_id", store.ids().text(40));
            file.put("private_key", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
            file.put("client_email", email)
                    .put("client_id", store.ids().number())
                    .put("token_uri", tokenUrl);
            return file.toPrettyString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Reply token(Map<String, String> form) {
        String[] parts = form.getOrDefault("assertion", "").split("\\.", -1);
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[Math.min(1, parts.length - 1)]));
            String email = claims.path("iss").asText();
            PublicKey key = keys.get(email);
            if (key == null || parts.length != 3 || !signed(parts, key)) {
                return OAuthApi.error(400, "invalid_grant", "Invalid JWT Signature.");
            }
            Grant grant = grants.issue(
                    email, email, Grants.scopes(claims.path("scope").asText()));
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("access_token", grants.accessToken(grant));
            body.put("expires_in", grants.accessLife().toSeconds() - 1).put("token_type", "Bearer");
            return Reply.json(200, body);
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            return OAuthApi.error(400, "invalid_grant", "Invalid JWT.");
        }
    }

    private static boolean signed(String[] parts, PublicKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }
}
