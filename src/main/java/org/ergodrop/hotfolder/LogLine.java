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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ergodrop.jobs.Job;

/** What the processing log says of a job that ended: one line of JSON, the same in every kind of hot folder. */
public final class LogLine {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ABOUT = Pattern.compile("\"jobId\":\"([A-Za-z0-9-]{1,40})\",\"life\":(\\d{1,9}),");

    /**
     * The names that a job's files got.
     *
     * @param results of the results folder
     * @param archived of the video in 04-archive
     * @param failed of the video in 06-failed
     * @param life 1, and one more each time a person gave the job another life
     */
    public record Names(Optional<String> results, Optional<String> archived, Optional<String> failed, int life) {}

    /** One life of one job has one line. */
    public record About(String jobId, int life) {}

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

    /** Which job and life {@code line} is about; empty when it is none of ours, or cut short by a crash: without its brace. */
    public static Optional<About> about(String line) {
        Matcher found = ABOUT.matcher(line);
        return line.endsWith("}") && found.find()
                ? Optional.of(new About(found.group(1), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }
}
