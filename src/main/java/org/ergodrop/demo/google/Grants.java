package org.ergodrop.demo.google;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All tokens that were given out. */
final class Grants {

    private static final int LARGEST_NUMBER = 100;

    /** A token for an hour or so. */
    private record Access(Grant grant, Instant expires) {}

    private final Clock clock;
    private final Identifiers ids;
    private final boolean testing;
    private final Duration accessLife;
    private final List<Grant> all = new ArrayList<>();
    private final Map<String, Access> access = new LinkedHashMap<>();

    Grants(Clock clock, Identifiers ids, boolean testing, Duration accessLife) {
        this.clock = clock;
        this.ids = ids;
        this.testing = testing;
        this.accessLife = accessLife;
    }

    static Set<String> scopes(String list) {
        Set<String> scopes = new LinkedHashSet<>(Arrays.asList(list.trim().split("[ ,]+", -1)));
        scopes.remove("");
        return scopes;
    }

    synchronized Grant issue(String email, String clientId, Set<String> scopes) {
        Instant now = clock.instant();
        Instant dies = testing ? now.plus(Grant.TESTING_LIFE) : null;
        Grant grant = new Grant(email, clientId, scopes, "1//0" + ids.text(60), now, dies);
        all.add(grant);
        // The oldest of too many is dropped, and nobody is told.
        List<Grant> same = all.stream()
                .filter(other -> other.email.equals(email) && other.clientId.equals(clientId) && !other.revoked)
                .sorted(Comparator.comparing(other -> other.issued))
                .toList();
        same.subList(0, Math.max(0, same.size() - LARGEST_NUMBER)).forEach(old -> old.revoked = true);
        return grant;
    }

    synchronized void restore(List<Grant> grants) {
        all.addAll(grants);
    }

    synchronized List<Grant> all() {
        return List.copyOf(all);
    }

    Duration accessLife() {
        return accessLife;
    }

    synchronized String accessToken(Grant grant) {
        String token = "ya29.a0" + ids.text(80);
        access.put(token, new Access(grant, clock.instant().plus(accessLife)));
        return token;
    }

    /** The living grant of a refresh token. */
    synchronized @Nullable Grant refreshed(String refreshToken) {
        Instant now = clock.instant();
        for (Grant grant : all) {
            if (grant.refreshToken.equals(refreshToken) && grant.alive(now)) {
                grant.lastUsed = now;
                return grant;
            }
        }
        return null;
    }

    /** Whose access token it is, or null when it is none, has expired or was revoked. */
    synchronized @Nullable Viewer viewer(String accessToken) {
        Access found = access.get(accessToken);
        if (found == null || found.grant().revoked || !clock.instant().isBefore(found.expires())) {
            return null;
        }
        Grant grant = found.grant();
        return new Viewer(grant.email, grant.clientId, grant.scopes);
    }

    /** Takes back everything that the person allowed the client this token belongs to. */
    synchronized boolean revoke(String token) {
        Access found = access.get(token);
        Grant grant = found != null
                ? found.grant()
                : all.stream()
                        .filter(other -> other.refreshToken.equals(token))
                        .findFirst()
                        .orElse(null);
        if (grant == null || grant.revoked) {
            return false;
        }
        for (Grant other : all) {
            other.revoked |= other.email.equals(grant.email) && other.clientId.equals(grant.clientId);
        }
        grant.revoked = true;
        return true;
    }

    synchronized void revokeAll(String email) {
        all.stream().filter(grant -> grant.email.equals(email)).forEach(grant -> grant.revoked = true);
        access.values().stream()
                .filter(one -> one.grant().email.equals(email))
                .forEach(one -> one.grant().revoked = true);
    }

    /** Ends all access tokens before their time; refresh tokens stay good. */
    synchronized void expireAccess() {
        access.clear();
    }
}
