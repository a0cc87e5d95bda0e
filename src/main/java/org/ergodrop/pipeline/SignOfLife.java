package org.ergodrop.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import org.ergodrop.jobs.InFlight;

/**
 * The sign of life for a watchdog outside this program: the time of a file. It is now while there is nothing to do or the work in
 * hand goes forward; when some work has stood still for too long, it is the time at which it did not stand still yet.
 */
final class SignOfLife {

    private final Path file;
    private final Duration stuckAfter;
    private final InFlight inFlight;
    private final Clock clock;

    SignOfLife(Path file, Duration stuckAfter, InFlight inFlight, Clock clock) {
        this.file = file;
        this.stuckAfter = stuckAfter;
        this.inFlight = inFlight;
        this.clock = clock;
    }

    void give() throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        Duration still = inFlight.stillFor();
        boolean isStuck = still.compareTo(stuckAfter) >= 0;
        Files.setLastModifiedTime(file, FileTime.from(isStuck ? clock.instant().minus(still) : clock.instant()));
    }
}
