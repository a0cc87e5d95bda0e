package org.ergodrop.google;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What time it is at Google, from the Date header of its answers: the ages of its files are measured with it, not with ours. */
public final class ServerDate {

    private record Mark(Instant server, long nanos) {}

    private final DriveTime time;
    private final AtomicReference<@Nullable Mark> last = new AtomicReference<>();

    ServerDate(DriveTime time) {
        this.time = time;
    }

    void read(@Nullable String header) {
        if (header == null) {
            return;
        }
        try {
            Instant server = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            last.set(new Mark(server, time.nanos()));
        } catch (DateTimeException notADate) {
            // an odd header is no reason to fail an answer that is fine; the last good one goes on
            return;
        }
    }

    /** Empty before the first answer. */
    public Optional<Instant> now() {
        Mark mark = last.get();
        return mark == null
                ? Optional.empty()
                : Optional.of(mark.server().plus(Duration.ofNanos(time.nanos() - mark.nanos())));
    }
}
