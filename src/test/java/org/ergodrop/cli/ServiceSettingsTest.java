package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.ergodrop.hotfolder.directory.DirectoryProperties;
import org.ergodrop.jobs.JobsProperties;
import org.ergodrop.text.Explained;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command sees the settings that the service would start with. */
class ServiceSettingsTest {

    @TempDir
    private Path home;

    @BeforeEach
    void writeTheFile() throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/application.yaml"), """
                ergodrop:
                  data: /srv/ergodrop
                  directory:
                    root: ${ergodrop.data}/videos
                    poll-every: 7s
                """);
    }

    @Test
    void theFileIsReadAndItsPlaceholdersAreReplaced() {
        DirectoryProperties directory = ServiceSettings.read(home, List.of()).of(DirectoryProperties.class);
        assertThat(directory.root()).isEqualTo(Path.of("/srv/ergodrop/videos"));
        assertThat(directory.pollEvery()).isEqualTo(Duration.ofSeconds(7));
        assertThat(directory.minAge()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatIsSetOnTheCommandLineWins() {
        ServiceSettings settings = ServiceSettings.read(home, List.of("ergodrop.directory.poll-every=9s"));
        assertThat(settings.of(DirectoryProperties.class).pollEvery()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void whatIsNotSetHasItsDefaultAndTheWiringOfTheServiceIsKnown() {
        ServiceSettings settings = ServiceSettings.read(home, List.of());
        assertThat(settings.of(JobsProperties.class).workers()).isEqualTo(1);
        assertThat(settings.value("spring.datasource.url"))
                .hasValueSatisfying(url -> assertThat(url).startsWith("jdbc:h2:file:/srv/ergodrop/ledger"));
        assertThat(settings.value("ergodrop.home")).hasValue(home.toString());
    }

    @Test
    void aWrongValueIsASentenceThatNamesTheKey() {
        ServiceSettings settings = ServiceSettings.read(home, List.of("ergodrop.jobs.workers=0"));
        assertThatThrownBy(() -> settings.of(JobsProperties.class))
                .isInstanceOfSatisfying(
                        Explained.class,
                        failure -> assertThat(failure.explain(Locale.ENGLISH))
                                .contains("A setting is wrong", "ergodrop.jobs.workers", "must be at least 1"));
    }
}
