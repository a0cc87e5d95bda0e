package org.ergodrop.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Google's authorization server: codes and refresh tokens in, access tokens out. Every secret goes in the body of a POST, none
 * into an address, and no answer's text into an exception.
 */
final class TokenEndpoint {

    /** Codes that speak of the server's state, not of ours. */
    private static final Set<String> PASSING =
            Set.of("temporarily_unavailable", "server_error", "internal_failure", "rate_limit_exceeded", "slow_down");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final GoogleProperties properties;
    private final ServerTime time;

    TokenEndpoint(HttpClient http, GoogleProperties properties, ServerTime time) {
        this.http = http;
        this.properties = properties;
        this.time = time;
    }

    /** The code of a consent for its tokens. */
    TokenAnswer exchange(OAuthClient client, String code, Pkce pkce, URI redirect) throws IOException {
        Map<String, String> form = form(client, "authorization_code");
        form.put("code", code);
        form.put("code_verifier", pkce.verifier());
        form.put("redirect_uri", redirect.toString());
        return answer(post(properties.tokenUrl(), form));
    }

    TokenAnswer refresh(OAuthClient client, String refreshToken) throws IOException {
        Map<String, String> form = form(client, "refresh_token");
        form.put("refresh_token", refreshToken);
        return answer(post(properties.tokenUrl(), form));
    }

    /** Takes a token, and all that was granted with it, back. A token that Google does not know (any more) is an {@link OAuthRefusal}. */
    void revoke(String token) throws IOException {
        HttpResponse<String> response = post(properties.revokeUrl(), Map.of("token", token));
        if (response.statusCode() != 200) {
            throw failure(response);
        }
    }

    private static Map<String, String> form(OAuthClient client, String grantType) {
        Map<String, String> form = new TreeMap<>();
        form.put("client_id", client.id());
        form.put("client_secret", client.secret());
        form.put("grant_type", grantType);
        return form;
    }

    private HttpResponse<String> post(URI address, Map<String, String> form) throws IOException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(properties.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            written(response).ifPresent(time::observe);
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while asking Google").initCause(e);
        } catch (IOException e) {
            // its message may name the proxy or the host, never the body
            throw unreachable(address, e.getClass().getSimpleName());
        }
    }

    private TokenAnswer answer(HttpResponse<String> response) throws IOException {
        if (response.statusCode() != 200) {
            throw failure(response);
        }
        JsonNode json = json(response);
        String accessToken = json.path("access_token").asText();
        long expiresIn = json.path("expires_in").asLong();
        if (accessToken.isEmpty() || expiresIn <= 0) {
            throw unreachable(response.uri(), "HTTP 200 without a token");
        }
        Set<String> scopes = Arrays.stream(json.path("scope").asText().split(" "))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toSet());
        Optional<Duration> refreshExpiresIn = Optional.of(
                        json.path("refresh_token_expires_in").asLong())
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds);
        return new TokenAnswer(
                accessToken,
                Duration.ofSeconds(expiresIn),
                Optional.of(json.path("refresh_token").asText()).filter(token -> !token.isEmpty()),
                scopes,
                refreshExpiresIn,
                time.now());
    }

    /** Only a 4xx with one of OAuth's codes says something about the authorization; a proxy's 403 or a 503 does not. */
    private static IOException failure(HttpResponse<String> response) {
        int status = response.statusCode();
        String code = json(response).path("error").asText();
        boolean refused = status >= 400 && status < 500 && status != 429 && code.matches("[a-z_]{1,60}");
        return refused && !PASSING.contains(code)
                ? new OAuthRefusal(code)
                : unreachable(response.uri(), "HTTP " + status);
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }

    private static GoogleUnreachableException unreachable(URI address, String reason) {
        return new GoogleUnreachableException(address.getHost(), reason);
    }

    private static Optional<Instant> written(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
