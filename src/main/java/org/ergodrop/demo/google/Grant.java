package org.ergodrop.demo.google;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person has allowed a client, and the refresh token that stands for it. Guarded by the monitor of {@link Grants}. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class Grant {

    /** Of a refresh token when the consent screen is in "testing". */
    static final Duration TESTING_LIFE = Duration.ofDays(7);

    private static final Duration LONGEST_UNUSED = Duration.ofDays(183);

    final String email;
    final String clientId;
    final Set<String> scopes;
    final String refreshToken;
    final Instant issued;
    /** When testing ends it; null = lives on. */
    final @Nullable Instant dies;

    Instant lastUsed;
    boolean revoked;

    @JsonCreator
    Grant(
            @JsonProperty("email") String email,
            @JsonProperty("clientId") String clientId,
            @JsonProperty("scopes") Set<String> scopes,
            @JsonProperty("refreshToken") String refreshToken,
            @JsonProperty("issued") Instant issued,
            @JsonProperty("dies") @Nullable Instant dies) {
        this.email = email;
        this.clientId = clientId;
        this.scopes = Set.copyOf(scopes);
        this.refreshToken = refreshToken;
        this.issued = issued;
        this.dies = dies;
        this.lastUsed = issued;
    }

    boolean alive(Instant now) {
        return !revoked && (dies == null || now.isBefore(dies)) && now.isBefore(lastUsed.plus(LONGEST_UNUSED));
    }

    String scope() {
        return String.join(" ", scopes);
    }
}
