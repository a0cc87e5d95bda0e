package org.ergodrop.cli;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.ergodrop.google.GoogleAuthorization;
import org.ergodrop.google.GoogleProperties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands take that speak with Google. */
final class GoogleOptions {

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "Which Google account, by its name in the settings. Default: ${DEFAULT-VALUE}.")
    private String account = "default";

    @Option(names = "--lang", paramLabel = "cs|en", description = "Language of what is said. Default: cs.")
    private ReportLanguage language = ReportLanguage.ofEnvironment();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Changes a setting of config/application.yaml; may be repeated.")
    private List<String> settings = List.of();

    private @Nullable ServiceSettings read;

    String account() {
        return account;
    }

    Locale locale() {
        return language.locale();
    }

    String say(String key, Object... arguments) {
        return CliText.SENTENCES.say(locale(), key, arguments);
    }

    GoogleProperties properties() {
        return settings().of(GoogleProperties.class);
    }

    GoogleAuthorization google() {
        return GoogleAuthorization.of(properties(), Clock.systemDefaultZone(), System::nanoTime);
    }

    /** Where Drive answers; a stand-in's address in tests and demonstrations. */
    URI driveRoot() {
        String root = settings().value("ergodrop.drive.root-url").orElse("https://www.googleapis.com/");
        return URI.create(root.endsWith("/") ? root : root + "/");
    }

    ServiceSettings settings() {
        ServiceSettings known = read;
        if (known == null) {
            known = ServiceSettings.read(settings);
            read = known;
        }
        return known;
    }
}
