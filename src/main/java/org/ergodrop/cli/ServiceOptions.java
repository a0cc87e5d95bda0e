package org.ergodrop.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands take that read the service's settings and say something about them. */
final class ServiceOptions {

    @Option(names = "--lang", paramLabel = "cs|en", description = "Language of what is said. Default: cs.")
    private ReportLanguage language = ReportLanguage.ofEnvironment();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Changes a setting of config/application.yaml; may be repeated.")
    private List<String> changes = List.of();

    private @Nullable ServiceSettings read;

    Locale locale() {
        return language.locale();
    }

    String say(String key, Object... arguments) {
        return CliText.SENTENCES.say(locale(), key, arguments);
    }

    /** Read once. */
    ServiceSettings settings() {
        ServiceSettings known = read;
        if (known == null) {
            known = ServiceSettings.read(changes);
            read = known;
        }
        return known;
    }
}
