package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.yaml.snakeyaml.Yaml;

/** {@code config/application.yaml} names every key that the program knows, with the program's own default and a comment. */
class ConfigurationReferenceTest {

    private static final Path REFERENCE = Path.of("config/application.yaml");

    @Test
    void everyKeyOfTheProgramStandsInTheReferenceAndNoOther() throws IOException {
        Map<String, Object> reference = reference();
        reference.keySet().removeIf(key -> !key.startsWith("ergodrop."));
        assertThat(reference.keySet()).containsExactlyInAnyOrderElementsOf(known().keySet());
    }

    @Test
    void everyDefaultIsTheProgramsOwn() throws IOException {
        Map<String, Object> reference = reference();
        known().forEach((key, property) -> {
            JsonNode value = property.get("defaultValue");
            if (value != null) {
                String told = String.valueOf(reference.get(key));
                if (property.path("type").asText().equals("java.time.Duration")) {
                    assertThat(duration(told)).as(key).isEqualTo(duration(value.asText()));
                } else if (value.isNumber()) {
                    assertThat(Double.parseDouble(told)).as(key).isEqualTo(value.asDouble());
                } else {
                    assertThat(told).as(key).isEqualTo(value.asText());
                }
            }
        });
    }

    @Test
    void everyKeyOfTheProgramIsDescribed() throws IOException {
        known().forEach((key, property) ->
                assertThat(property.path("description").asText()).as(key).hasSizeGreaterThan(10));
    }

    @Test
    void everyKeyOfTheReferenceHasAComment() throws IOException {
        List<String> lines = Files.readAllLines(REFERENCE);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).matches(" +[a-z-]+: ?\\S.*")) {
                String before = lines.get(i - 1).strip();
                boolean commented = before.startsWith("#") || lines.get(i).contains("port:");
                assertThat(commented).as(lines.get(i)).isTrue();
            }
        }
    }

    private static Duration duration(String text) {
        return DurationStyle.detectAndParse(text);
    }

    private static Map<String, Object> reference() throws IOException {
        return new TreeMap<>(RouteFilesTest.flat(new Yaml().load(Files.readString(REFERENCE))));
    }

    private static Map<String, JsonNode> known() throws IOException {
        Map<String, JsonNode> known = new TreeMap<>();
        try (InputStream metadata =
                ConfigurationReferenceTest.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            for (JsonNode property : new ObjectMapper().readTree(metadata).get("properties")) {
                known.put(property.get("name").asText(), property);
            }
        }
        return known;
    }
}
