package org.ergodrop.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One {@code *.camel.yaml}: a list of routes and of what routes share.
 *
 * @param name of the file
 * @param text all of it
 * @param yaml what it says
 * @param entries the list, in its order; empty when it is no list
 */
record RouteFile(String name, String text, YamlLines yaml, List<Entry> entries) {

    static final String SUFFIX = ".camel.yaml";

    /**
     * One entry of the list.
     *
     * @param kind for instance route or routeConfiguration
     * @param id null when it has none
     * @param content what it says, without its layout and comments
     * @param firstLine from 0
     * @param endLine the first line that is no more its own
     */
    record Entry(String kind, @Nullable String id, JsonNode content, int firstLine, int endLine) {

        boolean isRoute() {
            return kind.equals("route") || kind.equals("templatedRoute");
        }

        /** Whatever its place, layout and comments. */
        boolean saysTheSame(Entry other) {
            return kind.equals(other.kind) && content.equals(other.content);
        }

        boolean isConfiguration() {
            return kind.equals("routeConfiguration");
        }

        /** The configuration that a route names. */
        Optional<String> configuration() {
            JsonNode named = content.path("routeConfigurationId");
            return named.isTextual() ? Optional.of(named.asText()) : Optional.empty();
        }
    }

    /** @throws YamlEngineException when it is no YAML */
    static RouteFile parse(String name, String text) {
        YamlLines yaml = YamlLines.of(text);
        List<Entry> entries = new ArrayList<>();
        if (yaml.content().isArray()) {
            List<String> lines = text.lines().toList();
            for (int i = 0; i < yaml.content().size(); i++) {
                int end = i + 1 < yaml.content().size() ? dash(lines, yaml.line("/" + (i + 1))) : lines.size();
                entries.add(entry(yaml.content().get(i), dash(lines, yaml.line("/" + i)), end));
            }
        }
        return new RouteFile(name, text, yaml, List.copyOf(entries));
    }

    /** The line with the dash of an entry that begins on {@code line}, or on the one after it. */
    private static int dash(List<String> lines, int line) {
        return line > 0 && !hasDash(lines.get(line)) && hasDash(lines.get(line - 1)) ? line - 1 : line;
    }

    private static boolean hasDash(String line) {
        return line.stripLeading().startsWith("-");
    }

    private static Entry entry(JsonNode item, int first, int end) {
        String kind = item.isObject() && item.fieldNames().hasNext()
                ? item.fieldNames().next()
                : "";
        JsonNode content = item.path(kind);
        JsonNode id = content.path(kind.equals("templatedRoute") ? "routeId" : "id");
        return new Entry(kind, id.isTextual() && !id.asText().isBlank() ? id.asText() : null, content, first, end);
    }

    Set<String> routeIds() {
        return entries.stream()
                .filter(entry -> entry.isRoute() && entry.id() != null)
                .map(Entry::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether its entries can be told apart: nothing but routes and configurations, each on lines of its own. */
    boolean isPlain() {
        List<String> lines = text.lines().toList();
        return entries.stream()
                .allMatch(entry -> (entry.kind().equals("route") || entry.isConfiguration())
                        && hasDash(lines.get(entry.firstLine())));
    }

    /** The same file with the other entries blanked out, so that line numbers stay true. */
    String only(Predicate<Entry> wanted) {
        String[] lines = text.lines().toArray(String[]::new);
        for (Entry entry : entries) {
            if (!wanted.test(entry)) {
                for (int line = entry.firstLine(); line < entry.endLine(); line++) {
                    lines[line] = "";
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }
}
