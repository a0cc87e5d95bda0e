package org.ergodrop.google;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What the browser came back with.
 *
 * @param code of the consent; empty when there was none
 * @param state of the attempt
 * @param error why there is no code; letters and underscores only
 */
record Redirected(String code, String state, String error) {

    /** Reads an address ({@code http://127.0.0.1:1234/?code=…&state=…}), or its query alone. */
    static Redirected parse(String text) {
        String query = text.strip();
        query = query.substring(query.indexOf('?') + 1);
        int fragment = query.indexOf('#');
        query = fragment < 0 ? query : query.substring(0, fragment);
        Map<String, String> parts = new HashMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.putIfAbsent(part.substring(0, equals), decoded(part.substring(equals + 1)));
            }
        }
        return new Redirected(
                parts.getOrDefault("code", ""),
                parts.getOrDefault("state", ""),
                parts.getOrDefault("error", "").replaceAll("[^a-z_]", ""));
    }

    /** Whether it is an answer of the consent page at all. */
    boolean isAnswer() {
        return !state.isEmpty() && (!code.isEmpty() || !error.isEmpty());
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "Redirected[error=" + error + "]";
    }
}
