package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serial;
import org.ergodrop.demo.http.Reply;
import org.jspecify.annotations.Nullable;

/** A refusal in Drive's own words: the envelope with the older {@code errors[]} in it. */
final class ApiError extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private static final String UNREGISTERED =
            "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or "
                    + "other form of API consumer identity to call this API.";
    private static final String BAD_CREDENTIALS =
            "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
                    + "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.";

    private final int code;
    private final String reason;
    private final String inner;
    private final @Nullable String location;
    private final @Nullable String status;

    private ApiError(
            int code, String reason, String message, String inner, @Nullable String location, @Nullable String status) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.inner = inner;
        this.location = location;
        this.status = status;
    }

    static ApiError of(int code, String reason, String message) {
        return new ApiError(code, reason, message, message, null, null);
    }

    static ApiError at(int code, String reason, String message, String parameter) {
        return new ApiError(code, reason, message, message, parameter, null);
    }

    static ApiError invalid(String parameter) {
        return at(400, "invalid", "Invalid Value", parameter);
    }

    static ApiError notFound(String id) {
        return at(404, "notFound", "File not found: " + id + ".", "fileId");
    }

    static ApiError noCredentials() {
        return new ApiError(403, "forbidden", UNREGISTERED, UNREGISTERED, null, "PERMISSION_DENIED");
    }

    static ApiError badCredentials() {
        return new ApiError(
                401, "authError", BAD_CREDENTIALS, "Invalid Credentials", "Authorization", "UNAUTHENTICATED");
    }

    static ApiError narrowScope() {
        String message = "Request had insufficient authentication scopes.";
        return new ApiError(403, "insufficientPermissions", message, message, null, "PERMISSION_DENIED");
    }

    static ApiError noRight() {
        return of(403, "insufficientFilePermissions", "The user does not have sufficient permissions for this file.");
    }

    static ApiError storageFull() {
        return of(403, "storageQuotaExceeded", "The user's Drive storage quota has been exceeded.");
    }

    /** The words that Google uses with a reason, for fault rules that name only the reason. */
    static ApiError worded(int code, String reason) {
        return switch (reason) {
            case "userRateLimitExceeded" -> of(code, reason, "User Rate Limit Exceeded");
            case "rateLimitExceeded" -> of(code, reason, "Rate Limit Exceeded");
            case "storageQuotaExceeded" -> storageFull();
            case "authError" -> badCredentials();
            case "notFound" -> at(404, reason, "File not found: .", "fileId");
            case "insufficientFilePermissions" -> noRight();
            case "backendError" -> of(code, reason, "Backend Error");
            case "internalError" -> of(code, reason, "Internal Error");
            case "dailyLimitExceeded" -> of(code, reason, "Daily Limit Exceeded");
            case "downloadQuotaExceeded" -> of(code, reason, "The download quota for this file has been exceeded.");
            case "cannotDownloadAbusiveFile" ->
                of(code, reason, "This file has been identified as malware or spam and cannot be downloaded.");
            default -> of(code, reason, reason);
        };
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }

    Reply reply() {
        return Reply.json(code, json());
    }

    private ObjectNode json() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("code", code).put("message", getMessage());
        ObjectNode first = error.putArray("errors").addObject().put("message", inner);
        first.put("domain", usageLimit() ? "usageLimits" : "global").put("reason", reason);
        if (location != null) {
            first.put("location", location)
                    .put("locationType", location.equals("Authorization") ? "header" : "parameter");
        }
        if (status != null) {
            error.put("status", status);
        }
        return body;
    }

    private boolean usageLimit() {
        return reason.endsWith("LimitExceeded") || reason.endsWith("QuotaExceeded");
    }
}
