package org.ergodrop.demo.runpod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * RunPod's own description of its REST API v2 (OpenAPI 3.1), as a judge of requests and answers. Each check returns what is
 * wrong, one sentence each; empty when nothing is.
 */
public final class RunPodSchema {

    private static final Path DESCRIPTION =
            Path.of(System.getProperty("ergodrop.shared", "../shared"), "facts/runpod-openapi-v2.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode description;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private RunPodSchema(JsonNode description) {
        this.description = description;
    }

    /** Whether the description is on this machine. */
    public static boolean isHere() {
        return Files.exists(DESCRIPTION);
    }

    /** Ends the test as skipped, with the reason printed, where the description is not on this machine. */
    public static RunPodSchema orSkip() {
        Assumptions.assumeTrue(isHere(), "RunPod's description of its API is not at " + DESCRIPTION);
        try {
            return new RunPodSchema(JSON.readTree(DESCRIPTION.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param path with or without {@code /v2} in front, with the query when there is one, for instance {@code /pods/abc}
     * @param body JSON; empty for none
     */
    public List<String> checkRequest(String method, String path, String body) {
        String pointer = operation(method, path);
        if (pointer == null) {
            return List.of(method + " " + path + " is no call of this API");
        }
        List<String> wrong = new ArrayList<>(checkQuery(pointer, path));
        JsonNode expected = description.at(pointer).path("requestBody");
        if (expected.isMissingNode()) {
            if (!body.isEmpty()) {
                wrong.add(method + " " + path + " has no body");
            }
        } else {
            wrong.addAll(check(pointer + "/requestBody/content/application~1json/schema", body));
        }
        return wrong;
    }

    /** @param contentType of the answer; empty for none */
    public List<String> checkAnswer(String method, String path, int status, String contentType, String body) {
        String pointer = operation(method, path);
        if (pointer == null) {
            return List.of(method + " " + path + " is no call of this API");
        }
        String responses = pointer + "/responses/";
        String answer = responses + (description.at(responses + status).isMissingNode() ? "default" : status);
        String reference = description.at(answer).path("$ref").asText();
        if (!reference.isEmpty()) {
            answer = reference.substring(1);
        }
        JsonNode content = description.at(answer).path("content");
        if (content.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of(status + " has no body: " + body);
        }
        String type = contentType.replaceAll(";.*", "").trim();
        if (!content.has(type)) {
            return List.of(status + " is not of type " + type);
        }
        return type.endsWith("json") ? check(answer + "/content/" + escaped(type) + "/schema", body) : List.of();
    }

    private List<String> check(String pointer, String body) {
        JsonNode value;
        try {
            value = JSON.readTree(body);
        } catch (IOException e) {
            return List.of("not JSON: " + body);
        }
        return check(pointer, value);
    }

    private List<String> check(String pointer, JsonNode value) {
        return schemas.computeIfAbsent(pointer, this::schema).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private JsonSchema schema(String pointer) {
        ObjectNode root = ((ObjectNode) description).deepCopy();
        root.put("$schema", SpecVersion.VersionFlag.V202012.getId());
        root.put("$ref", "#" + pointer);
        // The rest of an OpenAPI description is no schema; without this, each of its words is warned of.
        JsonMetaSchema openApi = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
                .build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, factory -> factory.metaSchema(openApi))
                .getSchema(
                        root,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    private List<String> checkQuery(String operation, String path) {
        int mark = path.indexOf('?');
        if (mark < 0) {
            return List.of();
        }
        List<String> wrong = new ArrayList<>();
        for (String pair : path.substring(mark + 1).split("&")) {
            String name = pair.replaceAll("=.*", "");
            String value = URLDecoder.decode(pair.replaceFirst("[^=]*=?", ""), StandardCharsets.UTF_8);
            String parameter = parameter(operation, name);
            if (parameter == null) {
                wrong.add("there is no parameter " + name);
            } else {
                check(parameter + "/schema", asJson(description.at(parameter + "/schema"), value))
                        .forEach(message -> wrong.add(name + message.replaceFirst("^\\$", "")));
            }
        }
        return wrong;
    }

    private @Nullable String parameter(String operation, String name) {
        JsonNode all = description.at(operation + "/parameters");
        for (int i = 0; i < all.size(); i++) {
            String reference = all.get(i).path("$ref").asText();
            String pointer = reference.isEmpty() ? operation + "/parameters/" + i : reference.substring(1);
            JsonNode parameter = description.at(pointer);
            if (parameter.path("in").asText().equals("query")
                    && parameter.path("name").asText().equals(name)) {
                return pointer;
            }
        }
        return null;
    }

    private static JsonNode asJson(JsonNode schema, String value) {
        return switch (schema.path("type").asText()) {
            case "array" -> JSON.valueToTree(value.split(","));
            case "integer" ->
                value.matches("-?\\d+")
                        ? JSON.getNodeFactory().numberNode(Long.parseLong(value))
                        : JSON.getNodeFactory().textNode(value);
            case "boolean" ->
                value.matches("true|false")
                        ? JSON.getNodeFactory().booleanNode(value.equals("true"))
                        : JSON.getNodeFactory().textNode(value);
            default -> JSON.getNodeFactory().textNode(value);
        };
    }

    /** Where the call is described; null when nowhere. */
    private @Nullable String operation(String method, String path) {
        String plain = path.replaceAll("\\?.*", "");
        String full = plain.startsWith("/v2/") ? plain : "/v2" + plain;
        String found = null;
        for (String template : (Iterable<String>) description.path("paths")::fieldNames) {
            boolean fits = full.matches(template.replaceAll("\\{[^}]+}", "[^/]+"));
            if (fits && (found == null || !template.contains("{"))) {
                found = template;
            }
        }
        if (found == null) {
            return null;
        }
        String pointer = "/paths/" + escaped(found) + "/" + method.toLowerCase(java.util.Locale.ROOT);
        return description.at(pointer).isMissingNode() ? null : pointer;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
