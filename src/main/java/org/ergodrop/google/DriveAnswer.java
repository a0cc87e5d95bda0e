package org.ergodrop.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.regex.Pattern;
import org.ergodrop.google.DriveErrors.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is an error.
 *
 * @param status HTTP status
 * @param reason Google's word for it, or empty
 * @param verdict the row of the table
 * @param retryAfter how long Google asked us to wait
 */
record DriveAnswer(
        int status,
        String reason,
        Verdict verdict,
        @Nullable Duration retryAfter) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An error has a few hundred bytes; a proxy's page of any length is not read. Ours. */
    private static final int MAX_BODY = 16_384;

    /** A longer wish is an error in the header; it would stop the service for a day. Ours. */
    private static final long MAX_RETRY_AFTER_SECONDS = 3600;

    /** What may stand in a log line. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

    static DriveAnswer of(HttpResponse response) {
        String reason = reason(response);
        return new DriveAnswer(
                response.getStatusCode(),
                reason,
                DriveErrors.of(response.getStatusCode(), reason),
                retryAfter(response.getHeaders().getRetryAfter()));
    }

    DriveException failure() {
        return failure(verdict.kind());
    }

    DriveException failure(DriveException.Kind kind) {
        return new DriveException(kind, status, reason, retryAfter, null);
    }

    private static String reason(HttpResponse response) {
        try (InputStream body = response.getContent()) {
            if (body == null) {
                return "";
            }
            JsonNode error = JSON.readTree(body.readNBytes(MAX_BODY)).path("error");
            String reason = error.path("errors").path(0).path("reason").asText("");
            if (error.path("errors").path(0).path("location").asText("").equals("pageToken")) {
                return "pageToken";
            }
            return WORD.matcher(reason).matches() ? reason : "";
        } catch (IOException notGooglesOwnAnswer) {
            return "";
        }
    }

    private static @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null || !header.strip().matches("\\d{1,9}")) {
            return null;
        }
        return Duration.ofSeconds(Math.min(MAX_RETRY_AFTER_SECONDS, Long.parseLong(header.strip())));
    }
}
