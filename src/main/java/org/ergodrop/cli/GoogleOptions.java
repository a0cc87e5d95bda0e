package org.ergodrop.cli;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import org.ergodrop.google.GoogleAuthorization;
import org.ergodrop.google.GoogleProperties;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands take that speak with Google. */
final class GoogleOptions {

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "Which Google account, by its name in the settings. Default: ${DEFAULT-VALUE}.")
    private String account = "default";

    @Mixin
    private ServiceOptions service;

    String account() {
        return account;
    }

    Locale locale() {
        return service.locale();
    }

    String say(String key, Object... arguments) {
        return service.say(key, arguments);
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
        return service.settings();
    }
}
