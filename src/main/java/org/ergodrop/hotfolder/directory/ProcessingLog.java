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
import org.jspecify.annotations.Nullable;

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

    /** Once for each job: a repeat after a crash (also one over midnight) changes nothing. */
    synchronized void append(JobNote note) throws IOException {
        LocalDate today = LocalDate.now(clock);
        if (holds(file(today), note) || holds(file(today.minusDays(1)), note)) {
            return;
        }
        Path file = file(today);
        disk.cutUnfinishedLine(file);
        disk.append(file, line(note) + "\n");
    }

    private Path file(LocalDate day) {
        return folder.resolve("processing_log_" + day + ".json");
    }

    private String line(JobNote note) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(
                "time",
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString());
        line.put("jobId", note.id());
        line.put("video", note.originalName());
        line.put("outcome", note.outcome() == null ? Outcome.COMPLETED : note.outcome());
        putIfKnown(line, "results", note.deliveredAs());
        putIfKnown(line, "archivedAs", note.archivedAs());
        putIfKnown(line, "failedAs", note.failedAs());
        putIfKnown(line, "reason", note.reason());
        line.put("starts", note.starts());
        line.put(
                "secondsSinceClaim",
                Duration.between(note.claimedAt(), clock.instant()).toSeconds());
        return JSON.writeValueAsString(line);
    }

    private static void putIfKnown(Map<String, Object> line, String key, @Nullable String value) {
        if (value != null) {
            line.put(key, value);
        }
    }

    private static boolean holds(Path file, JobNote note) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        String mark = "\"jobId\":\"" + note.id() + "\"";
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            // a line that a crash cut short does not count: it does not end with its brace
            return lines.anyMatch(line -> line.contains(mark) && line.endsWith("}"));
        }
    }
}
