package org.ergodrop.hotfolder.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ergodrop.google.AuthLostException;
import org.ergodrop.google.AuthorizationHealth;
import org.ergodrop.jobs.HealthProperties;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.TestSettings;
import org.ergodrop.text.Explained;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class AuthorizationsHealthTest {

    private final Google google = new Google();
    private final AuthorizationsHealth health =
            new AuthorizationsHealth(new Queues(List.of(TestSettings.queue("local"), drive())), google);

    @Test
    void aLostLoginDegradesUntilSomebodyLogsInAgain() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        google.lost = new AuthLostException("auth.nobody", "lab");
        assertThat(health.health().getStatus()).isEqualTo(HealthProperties.DEGRADED);
        assertThat(said().toString()).contains("\"lab\"").contains("logged in");
        google.lost = null;
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aLoginThatIsAboutToEndDegradesAndOneThatEndsLaterDoesNot() {
        google.left = Duration.ofDays(5);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(said()).isEqualTo("ends in 120 h");
        google.left = Duration.ofDays(1);
        assertThat(health.health().getStatus()).isEqualTo(HealthProperties.DEGRADED);
        assertThat(said()).isEqualTo("log in again within 24 h");
    }

    @Test
    void aFolderOnADiskNeedsNoAuthorization() {
        assertThat(health.health().getDetails()).containsOnlyKeys("lab").containsEntry("lab", "no end known");
    }

    private Object said() {
        return health.health().getDetails().get("lab");
    }

    private static QueueSettings drive() {
        return new QueueSettings(
                "drive",
                QueueSettings.Source.DRIVE,
                Path.of("nowhere"),
                "root",
                "lab",
                Locale.ENGLISH,
                List.of(),
                QueueSettings.Archive.ARCHIVE,
                QueueSettings.NonVideos.FAILED,
                false,
                TestSettings.queue("drive").pace(),
                Map.of());
    }

    /** Says what the test wants to hear about "lab", and warns two days ahead. */
    private static final class Google implements AuthorizationHealth {

        private @Nullable AuthLostException lost;
        private @Nullable Duration left;

        @Override
        public Optional<AuthLostException> lost(String account) {
            return Optional.ofNullable(lost);
        }

        @Override
        public Optional<Duration> expiresIn(String account) {
            return Optional.ofNullable(left);
        }

        @Override
        public Optional<Explained> ending(String account) {
            return Optional.empty();
        }

        @Override
        public Optional<Explained> warning(String account) {
            return expiresIn(account)
                    .filter(end -> end.compareTo(Duration.ofDays(2)) <= 0)
                    .map(end -> locale -> "log in again within " + end.toHours() + " h");
        }
    }
}
