package org.ergodrop.demo.runpod;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a request has the shape of its schema; what does not fit is told as a list, status 422. */
final class Shape {

    private enum Kind {
        TEXT,
        TEXT_OR_NULL,
        FILLED_TEXT,
        COUNT,
        DISK_GB,
        VCPUS,
        FLAG,
        TEXTS,
        CUDA,
        CUDAS,
        ENV,
        GPU,
        CPU,
        MOUNTS,
        PERSISTENT,
        NETWORK,
        CLOUD,
        ACTION
    }

    private static final Map<String, Kind> CREATE = Map.ofEntries(
            entry("name", Kind.FILLED_TEXT),
            entry("image", Kind.TEXT),
            entry("args", Kind.TEXT),
            entry("disk", Kind.COUNT),
            entry("env", Kind.ENV),
            entry("ports", Kind.TEXTS),
            entry("registry", Kind.TEXT_OR_NULL),
            entry("cloud", Kind.CLOUD),
            entry("cpu", Kind.CPU),
            entry("gpu", Kind.GPU),
            entry("dataCenterIds", Kind.TEXTS),
            entry("globalNetworking", Kind.FLAG),
            entry("mounts", Kind.MOUNTS),
            entry("startJupyter", Kind.FLAG),
            entry("startSsh", Kind.FLAG),
            entry("templateId", Kind.FILLED_TEXT));

    private static final Map<String, Kind> UPDATE = Map.ofEntries(
            entry("name", Kind.FILLED_TEXT),
            entry("image", Kind.TEXT),
            entry("args", Kind.TEXT),
            entry("disk", Kind.COUNT),
            entry("env", Kind.ENV),
            entry("ports", Kind.TEXTS),
            entry("registry", Kind.TEXT_OR_NULL),
            entry("globalNetworking", Kind.FLAG),
            entry("locked", Kind.FLAG),
            entry("mounts", Kind.MOUNTS),
            entry("templateId", Kind.TEXT));

    private static final Map<String, Kind> GPU = Map.of(
            "id", Kind.TEXT, "count", Kind.COUNT, "allowedCudaVersions", Kind.CUDAS, "minCudaVersion", Kind.CUDA);
    private static final Map<String, Kind> CPU = Map.of("id", Kind.FILLED_TEXT, "vcpuCount", Kind.VCPUS);
    private static final Map<String, Kind> MOUNTS = Map.of("persistent", Kind.PERSISTENT, "network", Kind.NETWORK);
    private static final Map<String, Kind> PERSISTENT = Map.of("size", Kind.DISK_GB, "path", Kind.TEXT);
    private static final Map<String, Kind> NETWORK = Map.of("volumeId", Kind.TEXT, "path", Kind.TEXT);

    private final List<String> errors = new ArrayList<>();

    private Shape() {}

    static void ofCreate(JsonNode body) throws Problem {
        Shape shape = new Shape();
        shape.object("$", body, CREATE, body.has("templateId") ? Set.of("name") : Set.of("name", "image"));
        shape.done();
    }

    static void ofUpdate(JsonNode body) throws Problem {
        Shape shape = new Shape();
        shape.object("$", body, UPDATE, Set.of());
        shape.done();
    }

    static void ofAction(JsonNode body) throws Problem {
        Shape shape = new Shape();
        shape.object("$", body, Map.of("action", Kind.ACTION), Set.of("action"));
        shape.done();
    }

    private void done() throws Problem {
        if (!errors.isEmpty()) {
            throw new Problem(422, "Request validation failed.", errors);
        }
    }

    private void object(String at, JsonNode node, Map<String, Kind> fields, Set<String> required) {
        if (!node.isObject()) {
            errors.add(at + ": must be an object");
            return;
        }
        for (String name : required) {
            if (!node.has(name)) {
                errors.add(at + ": missing property '" + name + "'");
            }
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            Kind kind = fields.get(field.getKey());
            if (kind == null) {
                errors.add(at + ": additional properties '" + field.getKey() + "' not allowed");
            } else {
                field(at + "." + field.getKey(), field.getValue(), kind);
            }
        }
    }

    private void field(String at, JsonNode value, Kind kind) {
        switch (kind) {
            case TEXT -> must(value.isTextual(), at, "a string");
            case TEXT_OR_NULL -> must(value.isTextual() || value.isNull(), at, "a string or null");
            case FILLED_TEXT -> must(value.isTextual() && !value.asText().isEmpty(), at, "a string of 1 or more");
            case COUNT -> must(value.isIntegralNumber() && value.asLong() >= 1, at, "an integer >= 1");
            case DISK_GB -> must(value.isIntegralNumber() && value.asLong() >= 10, at, "an integer >= 10");
            case VCPUS -> must(value.isIntegralNumber() && value.asLong() >= 2, at, "an integer >= 2");
            case FLAG -> must(value.isBoolean(), at, "a boolean");
            case TEXTS -> must(value.isArray() && all(value, JsonNode::isTextual), at, "an array of strings");
            case CUDA -> must(isCuda(value), at, "major.minor");
            case CUDAS -> must(value.isArray() && all(value, Shape::isCuda), at, "an array of major.minor");
            case ENV -> must(value.isObject() && all(value, JsonNode::isTextual), at, "an object of strings");
            case CLOUD -> must(Set.of("SECURE", "COMMUNITY").contains(value.asText()), at, "SECURE or COMMUNITY");
            case ACTION ->
                must(
                        Set.of("start", "stop", "restart", "terminate").contains(value.asText()),
                        at,
                        "start, stop, restart or terminate");
            case GPU -> object(at, value, GPU, Set.of("id"));
            case CPU -> object(at, value, CPU, Set.of("id", "vcpuCount"));
            case MOUNTS -> object(at, value, MOUNTS, Set.of());
            case PERSISTENT -> object(at, value, PERSISTENT, Set.of("size", "path"));
            case NETWORK -> {
                must(value.isArray() && value.size() <= 1, at, "an array of at most 1");
                value.forEach(mount -> object(at + "[0]", mount, NETWORK, Set.of("volumeId", "path")));
            }
        }
    }

    private static boolean isCuda(JsonNode value) {
        return value.isTextual() && value.asText().matches("\\d+\\.\\d+");
    }

    private static boolean all(JsonNode values, java.util.function.Predicate<JsonNode> condition) {
        for (JsonNode value : values) {
            if (!condition.test(value)) {
                return false;
            }
        }
        return true;
    }

    private void must(boolean right, String at, String what) {
        if (!right) {
            errors.add(at + ": must be " + what);
        }
    }
}
