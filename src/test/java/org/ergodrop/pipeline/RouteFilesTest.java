package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Every route says what it is, where its failures go, and never prints a whole body. */
class RouteFilesTest {

    private static final Path ROUTES = Path.of("routes");

    static Stream<Path> files() throws IOException {
        return Files.list(ROUTES).sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysInItsHeaderWhatComesInWhatGoesOutAndWhereFailuresGo(Path file) throws IOException {
        String name = file.getFileName().toString();
        assertThat(name).matches("\\d\\d-[a-z-]+\\.camel\\.yaml");
        String header = String.join(
                "\n",
                Files.readAllLines(file).stream()
                        .takeWhile(line -> line.startsWith("#"))
                        .toList());
        assertThat(header)
                .startsWith("# " + name.replace(".camel.yaml", "") + ": ")
                .contains(" in ")
                .contains("out ");
        assertThat(header).containsAnyOf("fails", "failures");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRouteHasIdDescriptionAndAConfigurationThatExists(Path file) throws IOException {
        List<Object> configurations = new ArrayList<>();
        for (Path each : files().toList()) {
            of(each, "routeConfiguration").forEach(one -> configurations.add(one.get("id")));
        }
        for (Map<String, Object> route : of(file, "route")) {
            assertThat(route).containsKeys("id", "description", "routeConfigurationId", "from");
            assertThat(configurations).contains(route.get("routeConfigurationId"));
        }
        of(file, "routeConfiguration")
                .forEach(configuration -> assertThat(configuration).containsKeys("id", "description"));
    }

    @Test
    void routeIdsAreUnique() throws IOException {
        List<Object> ids = new ArrayList<>();
        for (Path file : files().toList()) {
            of(file, "route").forEach(route -> ids.add(route.get("id")));
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(6);
    }

    @ParameterizedTest
    @MethodSource("files")
    void noLogLinePrintsAPathOrFileBody(Path file) throws IOException {
        // the body of these messages is a record, a list or text of our own; see docs/routes.md
        String text = Files.readString(file);
        if (file.getFileName().toString().startsWith("11-")) {
            assertThat(text.split(Pattern.quote("${body}"), -1)).hasSizeLessThanOrEqualTo(2);
        } else {
            assertThat(text.lines().filter(line -> line.contains("log:") && line.contains("${body}")))
                    .allMatch(line -> line.contains("report delivered as"));
        }
    }

    @Test
    void defaultsInPlaceholdersAreThoseOfTheConfiguration() throws IOException {
        Map<String, Object> reference = flat(new Yaml().load(Files.readString(Path.of("config/application.yaml"))));
        Pattern placeholder = Pattern.compile("\\{\\{([a-z.-]+):([^}]+)}}");
        int found = 0;
        for (Path file : files().toList()) {
            Matcher each = placeholder.matcher(Files.readString(file));
            while (each.find()) {
                assertThat(reference).containsKey(each.group(1));
                assertThat(String.valueOf(reference.get(each.group(1)))).isEqualTo(each.group(2));
                found++;
            }
        }
        assertThat(found).isGreaterThanOrEqualTo(2);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> of(Path file, String kind) throws IOException {
        List<Map<String, Object>> entries = new Yaml().load(Files.readString(file));
        return entries.stream()
                .filter(entry -> entry.containsKey(kind))
                .map(entry -> (Map<String, Object>) entry.get(kind))
                .toList();
    }

    static Map<String, Object> flat(Map<String, Object> tree) {
        Map<String, Object> flat = new HashMap<>();
        tree.forEach((key, value) -> {
            if (value instanceof Map<?, ?> branch && !branch.isEmpty()) {
                @SuppressWarnings("unchecked")
                Map<String, Object> typed = (Map<String, Object>) branch;
                flat(typed).forEach((rest, leaf) -> flat.put(key + "." + rest, leaf));
            } else {
                flat.put(key, value);
            }
        });
        return flat;
    }
}
