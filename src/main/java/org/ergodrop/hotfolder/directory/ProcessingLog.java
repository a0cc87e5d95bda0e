package org.ergodrop.hotfolder.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.ergodrop.hotfolder.LogLine;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.jobs.Job;

/** One JSON line for every job that ended, in {@code processing_log_<yyyy-MM-dd>.json} of the day it ended. */
final class ProcessingLog {

    private final Path folder;
    private final Disk disk;
    private final Clock clock;

    ProcessingLog(Path folder, Disk disk, Clock clock) {
        this.folder = folder;
        this.disk = disk;
        this.clock = clock;
    }

    /** Once for each life of a job: a repeat after a crash (also one over midnight) changes nothing. */
    synchronized void append(Job job, Outcome outcome, DirectoryNotes notes) throws IOException {
        LocalDate today = LocalDate.now(clock);
        int life = notes.life();
        if (holds(file(today), job, life) || holds(file(today.minusDays(1)), job, life)) {
            return;
        }
        Path file = file(today);
        disk.cutUnfinishedLine(file);
        LogLine.Names names = new LogLine.Names(notes.deliveredAs(), notes.archivedAs(), notes.failedAs(), life);
        disk.append(file, LogLine.of(job, outcome, names, clock) + "\n");
    }

    private Path file(LocalDate day) {
        return folder.resolve("processing_log_" + day + ".json");
    }

    private static boolean holds(Path file, Job job, int life) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        Optional<LogLine.About> wanted = Optional.of(new LogLine.About(job.id().value(), life));
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.anyMatch(line -> LogLine.about(line).equals(wanted));
        }
    }
}
