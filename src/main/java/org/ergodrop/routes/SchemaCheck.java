package org.ergodrop.routes;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;

/** Holds a file to the JSON schema of Camel's YAML language, which lies in camel-yaml-dsl. */
final class SchemaCheck {

    private final JsonSchema schema;

    private SchemaCheck(JsonSchema schema) {
        this.schema = schema;
    }

    static SchemaCheck ofCamel() {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                // the whole of it, every reference followed, takes 300 MB; only what our files use is put together
                .preloadJsonSchema(false)
                .cacheRefs(false)
                .build();
        try (InputStream text = YamlRoutesBuilderLoader.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return new SchemaCheck(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(Objects.requireNonNull(text, "camel-yaml-dsl without its schema"), config));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The innermost thing that is wrong: what stands around it is wrong only because of it. */
    Optional<RouteProblem> check(RouteFile file) {
        Set<ValidationMessage> wrongs = schema.validate(file.yaml().content());
        List<String> placeholders = wrongs.stream()
                .filter(SchemaCheck::isPlaceholder)
                .map(wrong -> wrong.getInstanceLocation() + "/")
                .toList();
        return wrongs.stream()
                .filter(wrong -> placeholders.stream()
                        .noneMatch(inside ->
                                inside.startsWith(wrong.getInstanceLocation() + "/")))
                .max(Comparator.comparingInt(SchemaCheck::depth).thenComparing(SchemaCheck::isExact))
                .map(wrong -> {
                    String pointer = wrong.getInstanceLocation().toString();
                    String property = wrong.getProperty();
                    int line = file.yaml().line(property == null ? pointer : pointer + "/" + property);
                    return RouteProblem.of(file.name(), line + 1, "routes.schema", said(wrong));
                });
    }

    /** The schema wants true or 5 where Camel takes a placeholder for it as well. */
    private static boolean isPlaceholder(ValidationMessage wrong) {
        return "type".equals(wrong.getType())
                && wrong.getInstanceNode() != null
                && wrong.getInstanceNode().asText().startsWith("{{");
    }

    private static int depth(ValidationMessage wrong) {
        return wrong.getInstanceLocation().getNameCount() + (wrong.getProperty() == null ? 0 : 1);
    }

    /** Not only that none of several ways to write it fits. */
    private static boolean isExact(ValidationMessage wrong) {
        return !List.of("oneOf", "anyOf", "not").contains(wrong.getType());
    }

    /** Without the place, which is told as a line. */
    private static String said(ValidationMessage wrong) {
        String place = wrong.getInstanceLocation() + ": ";
        String message = wrong.getMessage();
        return message.startsWith(place) ? message.substring(place.length()) : message;
    }
}
