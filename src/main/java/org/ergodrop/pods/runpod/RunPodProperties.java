package org.ergodrop.pods.runpod;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How RunPod is reached, docs/pods.md.
 *
 * @param baseUrl of the REST API, version included
 * @param apiKey lets rent pods in your account, best from the environment (ERGODROP_RUNPOD_APIKEY)
 * @param apiKeyFile holds the key instead, read at each request, so that it can be exchanged without a restart
 * @param registry id of RunPod's container registry credential, for an image that is not public; empty: none
 * @param minCudaVersion lowest CUDA version of the host's driver, as major.minor; empty: any. That of the GPU image's base, which starts
 *     on no older one
 * @param connectTimeout how long a connection may take to open
 * @param answerTimeout how long RunPod may be silent before a request counts as unanswered
 * @param longestPause a request waits so long at most for RunPod's rate limits; beyond it fails at once
 */
@Validated
@ConfigurationProperties("ergodrop.runpod")
public record RunPodProperties(
        @DefaultValue("https://api.runpod.io/v2") @NotNull(message = "is empty")
        URI baseUrl,

        @DefaultValue("") String apiKey,

        @DefaultValue("") String apiKeyFile,

        @DefaultValue("") String registry,

        @DefaultValue("12.8") @Pattern(regexp = "|\\d+\\.\\d+", message = "must be like 12.4, or empty")
        String minCudaVersion,

        @DefaultValue("10s") @DurationMin(millis = 100, message = "must be at least 100ms")
        Duration connectTimeout,

        @DefaultValue("60s") @DurationMin(millis = 100, message = "must be at least 100ms")
        Duration answerTimeout,

        @DefaultValue("30s") @DurationMin(seconds = 0, message = "must not be negative")
        Duration longestPause) {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** The key goes there: plain HTTP is for stand-ins on this machine. */
    public RunPodProperties {
        boolean encrypted = "https".equals(baseUrl.getScheme()) && baseUrl.getHost() != null;
        boolean here = "http".equals(baseUrl.getScheme()) && THIS_MACHINE.contains(String.valueOf(baseUrl.getHost()));
        if (!encrypted && !here) {
            throw new IllegalArgumentException(
                    "ergodrop.runpod.base-url must start with https:// (http:// only for 127.0.0.1)");
        }
        if (baseUrl.getUserInfo() != null || baseUrl.getQuery() != null || baseUrl.getFragment() != null) {
            throw new IllegalArgumentException("ergodrop.runpod.base-url must hold neither a user nor ? nor #");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "RunPodProperties[baseUrl=" + baseUrl + ", apiKeyFile=" + apiKeyFile + "]";
    }
}
