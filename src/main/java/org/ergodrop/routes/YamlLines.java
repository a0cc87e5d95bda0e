package org.ergodrop.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.DuplicateKeyException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML text as JSON, with the line of each value. Read by the parser that Camel reads it with.
 *
 * @param content missing when the text says nothing
 * @param lines JSON pointer → line, from 0
 */
record YamlLines(JsonNode content, Map<String, Integer> lines) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** @throws YamlEngineException when it is no YAML */
    static YamlLines of(String text) {
        Map<String, Integer> lines = new HashMap<>();
        try {
            JsonNode content = new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .map(root -> json(root, "", lines))
                    .orElse(MissingNode.getInstance());
            return new YamlLines(content, lines);
        } catch (StackOverflowError e) { // an alias inside its own anchor, or ten thousand brackets; the parser knows no limit
            throw new YamlEngineException("it is nested without end");
        }
    }

    /** The line of a value, or of the nearest that holds it; from 0. */
    int line(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            if (lines.containsKey(at)) {
                return lines.get(at);
            }
        }
        return lines.getOrDefault("", 0);
    }

    private static JsonNode json(Node node, String pointer, Map<String, Integer> lines) {
        lines.putIfAbsent(pointer, line(node));
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                if (object.has(key)) {
                    // Camel would take one of the two without a word
                    throw new DuplicateKeyException(mapping.getStartMark(), key, tuple.getKeyNode().getStartMark());
                }
                String inside = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                lines.put(inside, line(tuple.getKeyNode()));
                object.set(key, json(tuple.getValueNode(), inside, lines));
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            for (Node item : sequence.getValue()) {
                array.add(json(item, pointer + "/" + array.size(), lines));
            }
            return array;
        }
        return scalar((ScalarNode) node);
    }

    private static JsonNode scalar(ScalarNode node) {
        String value = node.getValue();
        if (node.getTag().equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        try {
            if (node.getTag().equals(Tag.INT)) {
                return JSON.numberNode(Long.decode(value.replace("0o", "0")));
            }
            if (node.getTag().equals(Tag.FLOAT)) {
                return JSON.numberNode(new BigDecimal(value));
            }
        } catch (NumberFormatException infinityOrHuge) {
            return JSON.textNode(value);
        }
        return JSON.textNode(value);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine()).orElse(0);
    }
}
