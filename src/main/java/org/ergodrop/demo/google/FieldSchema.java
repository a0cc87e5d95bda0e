package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which fields Drive's resources have, from {@code drive-fields.json}: what a field mask may name. */
final class FieldSchema {

    private final JsonNode resources;

    FieldSchema() {
        try (InputStream json = Objects.requireNonNull(
                FieldSchema.class.getResourceAsStream("drive-fields.json"), "drive-fields.json")) {
            resources = new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode resource(String name) {
        return Objects.requireNonNull(resources.get(name), name);
    }

    /** What lies under {@code field} of {@code type}: null when there is no such field. */
    @Nullable
    JsonNode under(JsonNode type, String field) {
        if (type.isTextual() && type.asText().equals("map")) {
            return type;
        }
        JsonNode found = type.get(field);
        if (found == null) {
            return null;
        }
        JsonNode element = found.isArray() ? found.get(0) : found;
        JsonNode reference = element.isTextual() ? resources.get(element.asText()) : null;
        return reference == null ? element : reference;
    }
}
