package org.ergodrop.pods.runpod;

import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param path below the base URL, begins with a slash
 * @param query without the question mark; empty: none
 * @param body JSON; null: none
 */
record RunPodCall(
        String method, String path, String query, @Nullable String body) {

    static RunPodCall get(String path, String query) {
        return new RunPodCall("GET", path, query, null);
    }

    static RunPodCall post(String path, String body) {
        return new RunPodCall("POST", path, "", body);
    }

    static RunPodCall delete(String path) {
        return new RunPodCall("DELETE", path, "", null);
    }

    /** Whether it changes something, so that an answer that is lost leaves a question. */
    boolean changes() {
        return !method.equals("GET");
    }

    /** How it is told in messages: an environment stands in the body. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
