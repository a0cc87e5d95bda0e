package org.ergodrop.hotfolder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobId;

/** What the processing log says of a job that ended: one line of JSON, the same in every kind of hot folder. */
public final class LogLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The names that a job's files got.
     *
     * @param results of the results folder
     * @param archived of the video in 04-archive
     * @param failed of the video in 06-failed
     * @param life 1, and one more each time a person gave the job another life
     */
    public record Names(Optional<String> results, Optional<String> archived, Optional<String> failed, int life) {}

    private LogLine() {}

    /** The line without its end. */
    public static String of(Job job, Outcome outcome, Names names, Clock clock) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(
                "time",
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString());
        line.put("jobId", job.id().value());
        line.put("life", names.life());
        line.put("video", job.name());
        line.put("outcome", outcome);
        names.results().ifPresent(name -> line.put("results", name));
        names.archived().ifPresent(name -> line.put("archivedAs", name));
        names.failed().ifPresent(name -> line.put("failedAs", name));
        if (job.reason() != null) {
            line.put("reason", job.reason());
        }
        line.put("starts", job.starts());
        line.put(
                "secondsSinceSeen",
                Duration.between(job.createdAt(), clock.instant()).toSeconds());
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether {@code line} is a complete line about that life of the job; one that a crash cut short does not end with its brace. */
    public static boolean isAbout(JobId job, int life, String line) {
        return line.contains("\"jobId\":\"" + job + "\",\"life\":" + life + ",") && line.endsWith("}");
    }
}
