package org.ergodrop.demo.runpod;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.ergodrop.demo.http.Reply;

/** A refusal in the words of RunPod's error schema (application/problem+json). */
final class Problem extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<String> errors;
    private transient Set<String> allowed = Set.of();

    Problem(int status, String detail) {
        this(status, detail, List.of());
    }

    Problem(int status, String detail, List<String> errors) {
        super(detail);
        this.status = status;
        this.errors = errors;
    }

    static Problem notFound() {
        return new Problem(404, "resource not found");
    }

    static Problem forbidden() {
        return new Problem(403, "access denied");
    }

    /** 400 as RunPod words it when no machine is free. */
    static Problem noCapacity() {
        return new Problem(
                400,
                "There are no longer any instances available with the requested specifications. "
                        + "Please refresh and try again.");
    }

    /** The methods that the path knows. */
    Problem allowing(Set<String> methods) {
        allowed = methods;
        return this;
    }

    Reply reply() {
        Reply reply = reply(status, String.valueOf(getMessage()), errors);
        return allowed.isEmpty() ? reply : reply.with("Allow", String.join(", ", allowed));
    }

    static Reply reply(int status, String detail, List<String> errors) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("title", title(status)).put("status", status).put("detail", detail);
        if (!errors.isEmpty()) {
            errors.forEach(body.putArray("errors")::add);
        }
        return Reply.bytes(status, "application/problem+json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 402 -> "Payment Required";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 422 -> "Unprocessable Entity";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "Error";
        };
    }
}
