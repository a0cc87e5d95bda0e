package org.ergodrop.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person granted by one login.
 *
 * @param client the client it was granted to; a refresh token is worth nothing to another
 * @param refreshToken good until it is taken back, or until {@code endsAt}
 * @param scopes what was granted
 * @param mail the Google account; empty when the Drive could not be asked
 * @param since Google's time of the login
 * @param endsAt when Google will end it; empty when Google did not say that it will
 */
record Authorization(
        OAuthClient client,
        String refreshToken,
        Set<String> scopes,
        String mail,
        Instant since,
        Optional<Instant> endsAt) {

    /** All of the Drive: with less, files that people drop are invisible to us (facts of Google's scope drive.file). */
    static final String DRIVE_SCOPE = "https://www.googleapis.com/auth/drive";

    private static final ObjectMapper JSON = new ObjectMapper();

    Authorization {
        scopes = Set.copyOf(scopes);
    }

    static Authorization granted(OAuthClient client, String refreshToken, TokenAnswer answer) {
        return new Authorization(
                client,
                refreshToken,
                answer.scopes(),
                "",
                answer.at(),
                answer.refreshExpiresIn().map(answer.at()::plus));
    }

    Authorization of(String googleAccount) {
        return new Authorization(client, refreshToken, scopes, googleAccount, since, endsAt);
    }

    /** What a refresh may have changed: the token itself (rare), or the end that Google now tells. */
    Authorization after(TokenAnswer refresh) {
        Optional<Instant> told = refresh.refreshExpiresIn().map(refresh.at()::plus);
        boolean same = told.isEmpty()
                || endsAt.isPresent()
                        && Duration.between(endsAt.get(), told.get()).abs().compareTo(Duration.ofHours(1)) < 0;
        return new Authorization(
                client, refresh.refreshToken().orElse(refreshToken), scopes, mail, since, same ? endsAt : told);
    }

    byte[] toJson() {
        ObjectNode json = JSON.createObjectNode()
                .put("client_id", client.id())
                .put("client_secret", client.secret())
                .put("refresh_token", refreshToken)
                .put("scope", String.join(" ", new TreeSet<>(scopes)))
                .put("mail", mail)
                .put("since", since.toString());
        endsAt.ifPresent(end -> json.put("ends_at", end.toString()));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Authorization fromJson(byte[] text) throws IOException {
        try {
            JsonNode json = JSON.readTree(text);
            return new Authorization(
                    new OAuthClient(
                            json.required("client_id").asText(),
                            json.required("client_secret").asText()),
                    json.required("refresh_token").asText(),
                    Set.copyOf(Arrays.asList(json.required("scope").asText().split(" "))),
                    json.path("mail").asText(),
                    Instant.parse(json.required("since").asText()),
                    Optional.of(json.path("ends_at").asText())
                            .filter(end -> !end.isEmpty())
                            .map(Instant::parse));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new IOException("no authorization of this version", null);
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Authorization[mail=" + mail + ", since=" + since + ", endsAt=" + endsAt + "]";
    }
}
