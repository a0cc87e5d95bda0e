package org.ergodrop.pods.runpod;

import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param body as it came; never told, because the environments of foreign pods stand in it
 * @param rateLimit header RateLimit
 * @param retryAfter header Retry-After
 */
record RunPodAnswer(
        int status,
        byte[] body,
        @Nullable String rateLimit,
        @Nullable String retryAfter) {

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return "RunPodAnswer[" + status + ", " + body.length + " bytes]";
    }
}
