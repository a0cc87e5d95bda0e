package org.ergodrop.pods.runpod;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.StringJoiner;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.ergodrop.pods.PodProviderException;
import org.ergodrop.pods.PodProviderException.Kind;
import org.ergodrop.text.ShownText;

/** What follows from an answer that is no success, and from none: the table of create failures in RunPod's specification. */
final class RunPodFailure {

    /** They all come before the request's first byte is written. */
    private static final Set<Class<? extends Exception>> BEFORE_SENDING = Set.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            SSLHandshakeException.class,
            SSLPeerUnverifiedException.class);

    /** A gateway that had no answer itself (the upper ones are Cloudflare's, which stands before RunPod). */
    private static final Set<Integer> GATEWAY_WITHOUT_ANSWER = Set.of(408, 502, 504, 520, 522, 524);

    private static final int MOST_CHARACTERS = 400;

    private RunPodFailure() {}

    /** @param pause how long RunPod asks to stay away; zero when it does not */
    static PodProviderException refused(RunPodCall call, RunPodAnswer answer, Duration pause, String key) {
        String said = said(answer);
        String message = call + ": HTTP " + answer.status() + (said.isEmpty() ? "" : ", " + said);
        return new PodProviderException(kind(call, answer.status()), shown(message, key), pause, null);
    }

    static Kind kind(RunPodCall call, int status) {
        if (GATEWAY_WITHOUT_ANSWER.contains(status)) {
            return call.changes() ? Kind.UNCLEAR : Kind.UNAVAILABLE;
        }
        return switch (status) {
            case 400 -> Kind.REFUSED;
            case 401 -> Kind.UNAUTHORIZED;
            case 402 -> Kind.NO_BALANCE;
            case 403 -> Kind.FORBIDDEN;
            case 409 -> Kind.CONFLICT;
            case 429 -> Kind.RATE_LIMITED;
            default -> status >= 400 && status < 500 ? Kind.MALFORMED : Kind.UNAVAILABLE;
        };
    }

    /** The key's own trouble passes as it is; what happened before sending changed nothing; the rest may have. */
    static PodProviderException unanswered(RunPodCall call, Throwable failure) {
        boolean sent = true;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PodProviderException known) {
                return known;
            }
            Throwable one = cause;
            sent &= BEFORE_SENDING.stream().noneMatch(type -> type.isInstance(one));
        }
        Kind kind = sent && call.changes() ? Kind.UNCLEAR : Kind.UNAVAILABLE;
        String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return new PodProviderException(
                kind, ShownText.of(call + ": no answer, " + reason, MOST_CHARACTERS), Duration.ZERO, failure);
    }

    /** Success that cannot be read: whatever was asked for may be there. */
    static PodProviderException unreadable(RunPodCall call, String why) {
        return new PodProviderException(
                call.changes() ? Kind.UNCLEAR : Kind.UNAVAILABLE,
                ShownText.of(call + ": the answer cannot be understood: " + why, MOST_CHARACTERS));
    }

    /** Title, detail and errors of application/problem+json; nothing of any other page. */
    private static String said(RunPodAnswer answer) {
        if (answer.status() >= 300 && answer.status() < 400) {
            return "a redirect, which is not followed; is ergodrop.runpod.base-url right?";
        }
        JsonNode problem = RunPodJson.readLeniently(answer.body());
        StringJoiner said = new StringJoiner("; ");
        for (JsonNode text : new JsonNode[] {problem.path("detail"), problem.path("title")}) {
            if (text.isTextual() && !text.textValue().isBlank()) {
                said.add(text.textValue());
                break;
            }
        }
        problem.path("errors").forEach(error -> said.add(error.asText()));
        return said.toString();
    }

    /** A server that echoes the request must not make the key public. */
    private static String shown(String message, String key) {
        return ShownText.of(message.replace(key, "***"), MOST_CHARACTERS);
    }
}
