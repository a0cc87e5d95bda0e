package org.ergodrop.hotfolder.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.jobs.Job;

/** One JSON line for every job that ended, in {@code processing_log_<yyyy-MM-dd>.json} of the day it ended. */
final class ProcessingLog {

    private static final ObjectMapper JSON = new ObjectMapper();

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
        String mark = mark(job, notes);
        if (holds(file(today), mark) || holds(file(today.minusDays(1)), mark)) {
            return;
        }
        Path file = file(today);
        disk.cutUnfinishedLine(file);
        disk.append(file, line(job, outcome, notes) + "\n");
    }

    private Path file(LocalDate day) {
        return folder.resolve("processing_log_" + day + ".json");
    }

    private String line(Job job, Outcome outcome, DirectoryNotes notes) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(
                "time",
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString());
        line.put("jobId", job.id().value());
        line.put("life", notes.life());
        line.put("video", job.name());
        line.put("outcome", outcome);
        notes.deliveredAs().ifPresent(name -> line.put("results", name));
        notes.archivedAs().ifPresent(name -> line.put("archivedAs", name));
        notes.failedAs().ifPresent(name -> line.put("failedAs", name));
        if (job.reason() != null) {
            line.put("reason", job.reason());
        }
        line.put("starts", job.starts());
        line.put(
                "secondsSinceSeen",
                Duration.between(job.createdAt(), clock.instant()).toSeconds());
        return JSON.writeValueAsString(line);
    }

    private static String mark(Job job, DirectoryNotes notes) {
        return "\"jobId\":\"" + job.id() + "\",\"life\":" + notes.life() + ",";
    }

    private static boolean holds(Path file, String mark) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            // a line that a crash cut short does not count: it does not end with its brace
            return lines.anyMatch(line -> line.contains(mark) && line.endsWith("}"));
        }
    }
}
