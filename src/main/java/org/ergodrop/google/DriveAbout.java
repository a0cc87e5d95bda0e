package org.ergodrop.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks whose Drive a token opens: the proof that an authorization works, before a folder is known. */
public final class DriveAbout {

    private static final String PATH = "drive/v3/about?fields=user(displayName,emailAddress),storageQuota(limit,usage)";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final Duration timeout;

    DriveAbout(HttpClient http, Duration timeout) {
        this.http = http;
        this.timeout = timeout;
    }

    /**
     * The owner of the Drive.
     *
     * @param rootUrl Google's, or a stand-in's: ends with a slash
     * @throws AuthorizationException when Drive refuses, for instance because its API is not switched on in the cloud project
     * @throws IOException when Google cannot be asked, or a person must log in
     */
    public DriveOwner of(AccessTokens tokens, URI rootUrl) throws AuthorizationException, IOException {
        String token = tokens.current();
        HttpResponse<String> response = get(rootUrl, token);
        if (response.statusCode() == 401) {
            response = get(rootUrl, tokens.insteadOf(token));
        }
        JsonNode json = json(response.body());
        if (response.statusCode() != 200 || !json.has("user")) {
            refuse(response, json, rootUrl);
        }
        JsonNode quota = json.path("storageQuota");
        return new DriveOwner(
                json.path("user").path("displayName").asText(),
                json.path("user").path("emailAddress").asText(),
                Optional.of(quota.path("limit"))
                        .filter(limit -> !limit.isMissingNode())
                        .map(JsonNode::asLong),
                quota.path("usage").asLong());
    }

    private HttpResponse<String> get(URI rootUrl, String token) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        rootUrl.resolve(PATH.replace("(", "%28").replace(")", "%29")))
                .timeout(timeout)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while asking Google").initCause(e);
        } catch (IOException e) {
            throw new GoogleUnreachableException(rootUrl.getHost(), e.getClass().getSimpleName());
        }
    }

    /** A 4xx with a reason is Drive's own refusal; anything else passes. */
    private static void refuse(HttpResponse<String> response, JsonNode json, URI rootUrl)
            throws AuthorizationException, GoogleUnreachableException {
        String reason = json.path("error")
                .path("errors")
                .path(0)
                .path("reason")
                .asText()
                .replaceAll("[^A-Za-z]", "");
        boolean off = reason.equals("accessNotConfigured") || response.body().contains("SERVICE_DISABLED");
        boolean limited = reason.endsWith("RateLimitExceeded") || reason.equals("rateLimitExceeded");
        int status = response.statusCode();
        if (off) {
            throw new AuthorizationException("about.api-off");
        }
        if (status >= 400 && status < 500 && status != 429 && !limited && !reason.isEmpty()) {
            throw new AuthorizationException("about.refused", reason);
        }
        throw new GoogleUnreachableException(rootUrl.getHost(), "HTTP " + status);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }
}
