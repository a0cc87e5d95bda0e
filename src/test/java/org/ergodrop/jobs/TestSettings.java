package org.ergodrop.jobs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as a configuration without those keys would have them. */
public final class TestSettings {

    private TestSettings() {}

    /** Defaults, but for some {@code key=value} below {@code ergodrop.jobs}. */
    public static JobsProperties jobs(String... others) {
        Map<String, String> keys = new HashMap<>();
        for (String other : others) {
            keys.put(
                    "ergodrop.jobs." + other.substring(0, other.indexOf('=')), other.substring(other.indexOf('=') + 1));
        }
        return new Binder(new MapConfigurationPropertySource(keys)).bindOrCreate("ergodrop.jobs", JobsProperties.class);
    }

    /** A directory that is looked at every 2 s, and where a file is stable after 5 s. */
    public static QueueSettings queue(String name) {
        return queue(name, new QueueSettings.Pace(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5)));
    }

    public static QueueSettings queue(String name, QueueSettings.Pace pace) {
        return new QueueSettings(
                name,
                QueueSettings.Source.DIRECTORY,
                Path.of("nowhere"),
                null,
                "default",
                Locale.ENGLISH,
                List.of(),
                QueueSettings.Archive.ARCHIVE,
                QueueSettings.NonVideos.FAILED,
                false,
                pace,
                Map.of());
    }
}
