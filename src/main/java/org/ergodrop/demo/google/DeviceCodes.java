package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ergodrop.demo.http.Reply;
import org.jspecify.annotations.Nullable;

/** Login for things without a browser. Google allows it few scopes; the whole Drive is not among them. */
final class DeviceCodes {

    static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:device_code";

    private static final Set<String> ALLOWED =
            Set.of("email", "openid", "profile", Viewer.AUTH + "drive.appdata", Viewer.DRIVE_FILE);
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int INTERVAL_SECONDS = 5;

    private static final class Device {
        final String userCode;
        final String clientId;
        final Set<String> scopes;
        final Instant expires;

        @Nullable
        Instant asked;

        @Nullable
        String allowedBy;

        boolean denied;

        Device(String userCode, String clientId, Set<String> scopes, Instant expires) {
            this.userCode = userCode;
            this.clientId = clientId;
            this.scopes = scopes;
            this.expires = expires;
        }
    }

    private final Clock clock;
    private final Identifiers ids;
    private final Grants grants;
    private final Map<String, Device> devices = new LinkedHashMap<>();

    DeviceCodes(Clock clock, Identifiers ids, Grants grants) {
        this.clock = clock;
        this.ids = ids;
        this.grants = grants;
    }

    synchronized Reply begin(Map<String, String> form) {
        Set<String> scopes = Grants.scopes(form.getOrDefault("scope", ""));
        if (scopes.isEmpty() || !ALLOWED.containsAll(scopes)) {
            return OAuthApi.error(400, "invalid_scope", "Invalid device flow scope: " + String.join(" ", scopes));
        }
        String letters = ids.text(40).toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z]", "") + "ABCDEFGH";
        String userCode = letters.substring(0, 4) + "-" + letters.substring(4, 8);
        String deviceCode = "AH-1" + ids.text(60);
        String client = form.getOrDefault("client_id", "");
        devices.put(
                deviceCode, new Device(userCode, client, scopes, clock.instant().plus(LIFE)));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("device_code", deviceCode).put("user_code", userCode).put("expires_in", LIFE.toSeconds());
        body.put("interval", INTERVAL_SECONDS).put("verification_url", "https://www.google.com/device");
        return Reply.json(200, body);
    }

    synchronized Reply poll(Map<String, String> form, Function<Grant, Reply> tokens) {
        String code = form.getOrDefault("device_code", "");
        Device device = devices.get(code);
        Instant now = clock.instant();
        if (device == null || now.isAfter(device.expires)) {
            return OAuthApi.error(400, "invalid_grant", "Malformed device code.");
        }
        boolean tooFast = device.asked != null && now.isBefore(device.asked.plusSeconds(INTERVAL_SECONDS));
        device.asked = now;
        if (device.denied) {
            return OAuthApi.error(403, "access_denied", "Forbidden");
        }
        if (device.allowedBy != null) {
            devices.remove(code);
            return tokens.apply(grants.issue(device.allowedBy, device.clientId, device.scopes));
        }
        return tooFast
                ? OAuthApi.error(403, "slow_down", "Forbidden")
                : OAuthApi.error(428, "authorization_pending", "Precondition Required");
    }

    /** The person types the code; false when there is no such device. Case matters. */
    synchronized boolean answer(String userCode, @Nullable String email) {
        for (Device device : devices.values()) {
            if (device.userCode.equals(userCode)) {
                device.allowedBy = email;
                device.denied = email == null;
                return true;
            }
        }
        return false;
    }
}
