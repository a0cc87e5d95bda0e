package org.ergodrop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTimesTest {

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "2026-11-23T05:59:59Z, 07:00, 2026-11-23T06:00:00Z",
        "2026-11-23T06:00:00Z, 07:00, 2026-11-24T06:00:00Z",
        "2026-11-23T23:30:00Z, 00:15, 2026-11-24T23:15:00Z",
        // the clocks go forward at 02:00, so 02:30 is skipped; and back at 03:00, so 02:30 comes twice
        "2026-03-28T12:00:00Z, 02:30, 2026-03-29T01:30:00Z",
        "2026-10-24T12:00:00Z, 02:30, 2026-10-25T00:30:00Z"
    })
    void anEventBelongsToTheNextDigest(Instant event, LocalTime at, Instant digest) {
        assertThat(new DigestTimes(at, ZoneId.of("Europe/Prague")).after(event).toInstant())
                .isEqualTo(digest);
    }
}
