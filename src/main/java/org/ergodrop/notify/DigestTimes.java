package org.ergodrop.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a digest goes out.
 *
 * @param at time of day
 * @param zone of the machine
 */
record DigestTimes(LocalTime at, ZoneId zone) {

    /** A row that is written in the digest's second is visible to the look a minute later. Ours. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** The first digest after {@code event}; a day whose clocks skip the time has it an hour later, as java.time says. */
    ZonedDateTime after(Instant event) {
        ZonedDateTime local = event.atZone(zone);
        ZonedDateTime today = local.toLocalDate().atTime(at).atZone(zone);
        return today.isAfter(local)
                ? today
                : local.toLocalDate().plusDays(1).atTime(at).atZone(zone);
    }

    Instant dispatch(Instant event) {
        return after(event).toInstant().plus(GRACE);
    }

    /** The day in its name. */
    String day(Instant event) {
        return after(event).toLocalDate().toString();
    }
}
