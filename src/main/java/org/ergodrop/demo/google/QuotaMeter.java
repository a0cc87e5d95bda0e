package org.ergodrop.demo.google;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Google's quota units: what a request costs, and how many a user may spend in a minute (Drive's limits of May 2026). */
final class QuotaMeter {

    static final long USER_UNITS_PER_MINUTE = 325_000;

    private record Spent(Instant time, int units) {}

    private final Clock clock;
    private final long unitsPerMinute;
    private final Map<String, Minute> minutes = new HashMap<>();

    /** What a user spent in the last minute. */
    private static final class Minute {

        private final Deque<Spent> spent = new ArrayDeque<>();
        private long units;

        void forgetBefore(Instant time) {
            while (!spent.isEmpty() && spent.peekFirst().time().isBefore(time)) {
                units -= spent.removeFirst().units();
            }
        }

        void add(Spent one) {
            spent.addLast(one);
            units += one.units();
        }
    }

    QuotaMeter(Clock clock, long unitsPerMinute) {
        this.clock = clock;
        this.unitsPerMinute = unitsPerMinute;
    }

    /** The price list; the chunks of an upload cost nothing beyond its start. */
    static int units(String method) {
        return switch (method) {
            case "files.get", "about.get", "drives.get" -> 5;
            case "files.list", "changes.list", "drives.list" -> 100;
            case "media.download" -> 200;
            case "files.create", "files.update", "files.copy", "files.delete" -> 50;
            case "upload.simple", "upload.multipart", "upload.start" -> 50;
            case "files.generateIds", "changes.getStartPageToken" -> 5;
            default -> 0;
        };
    }

    synchronized void spend(String user, String method) throws ApiError {
        Instant now = clock.instant();
        Minute minute = minutes.computeIfAbsent(user, name -> new Minute());
        minute.forgetBefore(now.minus(Duration.ofMinutes(1)));
        if (minute.units + units(method) > unitsPerMinute) {
            throw ApiError.worded(403, "userRateLimitExceeded");
        }
        minute.add(new Spent(now, units(method)));
    }
}
