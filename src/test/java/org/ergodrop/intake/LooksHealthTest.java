package org.ergodrop.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.ergodrop.jobs.HealthProperties;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.TestSettings;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class LooksHealthTest {

    private static final QueueSettings.Pace DRIVE =
            new QueueSettings.Pace(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(30));

    /** Three pauses of 5 min and ten minutes. */
    private static final Duration ALLOWED = Duration.ofMinutes(25);

    private long nanos = Long.MAX_VALUE - 1000;
    private final Queues queues =
            new Queues(List.of(TestSettings.queue("good", DRIVE), TestSettings.queue("bad", DRIVE)));
    private final Paces paces = new Paces(queues, () -> nanos);
    private final LooksHealth health = new LooksHealth(queues, paces);

    @Test
    void oneFolderThatWasNotLookedAtForTooLongDegradesUntilALookSucceeds() {
        lookInto("good", "bad");
        pass(ALLOWED);
        lookInto("good");
        assertThat(status()).isEqualTo(Status.UP);

        pass(Duration.ofSeconds(1));
        assertThat(status()).isEqualTo(HealthProperties.DEGRADED);
        assertThat(health.health().getDetails())
                .containsEntry("good", "looked at 1 s ago")
                .containsEntry("bad", "looked at 1501 s ago");

        pass(Duration.ofMinutes(6));
        lookInto("good", "bad");
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void afterAStartTheFirstLookHasAsMuchTime() {
        pass(ALLOWED);
        assertThat(status()).isEqualTo(Status.UP);
        pass(Duration.ofSeconds(1));
        assertThat(status()).isEqualTo(HealthProperties.DEGRADED);
    }

    @Test
    void aLookThatOnlyBeginsIsNoLook() {
        pass(ALLOWED.plusSeconds(1));
        assertThat(paces.due("DIRECTORY")).containsExactly("good", "bad");
        assertThat(status()).isEqualTo(HealthProperties.DEGRADED);
    }

    /** All are due; only these answer. */
    private void lookInto(String... answering) {
        paces.due("DIRECTORY");
        for (String queue : answering) {
            paces.looked(queue, false);
        }
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private Status status() {
        return health.health().getStatus();
    }
}
