package org.ergodrop.demo.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameter {@code fields}: {@code kind,files(id,capabilities/canEdit)}, checked against what the resource has. */
final class FieldMask {

    private static final FieldMask ALL = new FieldMask(Map.of());

    /** Empty = everything below. */
    private final Map<String, FieldMask> chosen;

    private FieldMask(Map<String, FieldMask> chosen) {
        this.chosen = chosen;
    }

    /** @throws ApiError 400 for a field that the resource does not have, or a text that is no mask */
    static FieldMask parse(String text, FieldSchema schema, String resource) throws ApiError {
        Reader reader = new Reader(text, schema);
        FieldMask mask = reader.list(schema.resource(resource));
        if (reader.position < text.length()) {
            throw unknown(text.substring(reader.position));
        }
        return mask;
    }

    private static ApiError unknown(String field) {
        return ApiError.at(400, "invalidParameter", "Invalid field selection " + field, "fields");
    }

    ObjectNode of(ObjectNode whole) {
        JsonNode part = filtered(whole);
        return part instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    private JsonNode filtered(JsonNode whole) {
        if (chosen.isEmpty()) {
            return whole;
        }
        if (whole instanceof ArrayNode array) {
            ArrayNode part = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> part.add(filtered(element)));
            return part;
        }
        if (!(whole instanceof ObjectNode object)) {
            return whole;
        }
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        FieldMask others = chosen.get("*");
        object.properties().forEach(field -> {
            FieldMask mask = chosen.getOrDefault(field.getKey(), others);
            if (mask != null) {
                part.set(field.getKey(), mask.filtered(field.getValue()));
            }
        });
        return part;
    }

    private static final class Reader {
        private final String text;
        private final FieldSchema schema;
        private int position;

        Reader(String text, FieldSchema schema) {
            this.text = text;
            this.schema = schema;
        }

        FieldMask list(JsonNode type) throws ApiError {
            Map<String, FieldMask> chosen = new LinkedHashMap<>();
            do {
                String name = name();
                FieldMask below = below(name, typeOf(name, type));
                FieldMask known = chosen.get(name);
                chosen.put(name, known == null ? below : union(known, below));
            } while (take(','));
            return new FieldMask(chosen);
        }

        private FieldMask union(FieldMask one, FieldMask other) {
            if (one.chosen.isEmpty() || other.chosen.isEmpty()) {
                return ALL;
            }
            Map<String, FieldMask> both = new LinkedHashMap<>(one.chosen);
            other.chosen.forEach((name, mask) -> both.merge(name, mask, this::union));
            return new FieldMask(both);
        }

        private FieldMask below(String name, JsonNode type) throws ApiError {
            if (take('(')) {
                FieldMask inner = list(type);
                if (!take(')')) {
                    throw unknown(text);
                }
                return inner;
            }
            if (take('/')) {
                String next = name();
                return new FieldMask(Map.of(next, below(next, typeOf(next, type))));
            }
            return ALL;
        }

        private JsonNode typeOf(String name, JsonNode type) throws ApiError {
            JsonNode found = name.equals("*") ? type : schema.under(type, name);
            if (found == null) {
                throw unknown(name);
            }
            return found;
        }

        private String name() throws ApiError {
            skipSpaces();
            int start = position;
            while (position < text.length() && ",()/ ".indexOf(text.charAt(position)) < 0) {
                position++;
            }
            if (start == position) {
                throw unknown(text);
            }
            return text.substring(start, position);
        }

        private boolean take(char sign) {
            skipSpaces();
            if (position < text.length() && text.charAt(position) == sign) {
                position++;
                return true;
            }
            return false;
        }

        private void skipSpaces() {
            while (position < text.length() && text.charAt(position) == ' ') {
                position++;
            }
        }
    }
}
