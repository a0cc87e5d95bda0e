package org.ergodrop.pipeline;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the service as a whole does.
 *
 * @param source where videos come from
 * @param language language of reports and of the sentences for the user: cs or en
 * @param home where the program lies: the folder with models/, routes/ and config/; the launcher sets it
 * @param routes folder with the routes (*.camel.yaml); changes are taken up while the service runs
 * @param analysis analysis settings by their keys, as "ergodrop analyse --set" takes them
 */
@Validated
@ConfigurationProperties("ergodrop")
public record PipelineProperties(
        @DefaultValue("directory") @NotNull(message = "is empty: set it to directory")
        Source source,

        @DefaultValue("cs") @NotNull(message = "is empty: set it to cs or en")
        Locale language,

        @DefaultValue(".") Path home,

        @NotNull(message = "is empty: name the folder of the *.camel.yaml files")
        Path routes,

        @DefaultValue Map<String, String> analysis) {

    public PipelineProperties {
        if (!language.getLanguage().equals("cs") && !language.getLanguage().equals("en")) {
            throw new IllegalArgumentException("ergodrop.language must be cs or en, was " + language.toLanguageTag());
        }
        if (!Files.isDirectory(routes)) {
            throw new IllegalArgumentException(
                    "ergodrop.routes names no folder: " + routes + ". Set it to the folder of the *.camel.yaml files.");
        }
    }

    /** Where videos come from. */
    public enum Source {
        /** A folder on the local disk, see ergodrop.directory. */
        DIRECTORY
    }
}
