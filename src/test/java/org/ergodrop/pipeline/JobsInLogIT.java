package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several videos at once, with failures: every line of the log names the job it is about, and none names another. */
class JobsInLogIT {

    private static final Logger LOG = LoggerFactory.getLogger(JobsInLogIT.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VIDEOS = 9;

    /** A line of a structured log. */
    private record Line(String job, String text, String thread) {

        static Line of(String json) {
            try {
                JsonNode event = JSON.readTree(json);
                return new Line(
                        event.path("job").asText(),
                        event.path("message").asText()
                                + event.path("stack_trace").asText(),
                        event.path("thread_name").asText());
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + json, e);
            }
        }
    }

    @TempDir
    private Path folder;

    @Test
    void whileSeveralVideosAreInWork_everyLineNamesItsOwnJob() throws Exception {
        FakeAnalysis analysis = new FakeAnalysis();
        analysis.beforeDecode = name -> LOG.info("decoding {}", name);
        analysis.beforePose = event -> LOG.info("posing {}", event);
        Set<String> failedOnce = ConcurrentHashMap.newKeySet();
        ReportFiles report = (result, to, stem, language) -> {
            LOG.info("writing {}.mp4", stem);
            if (stem.endsWith("3") && failedOnce.add(stem)) {
                throw new IOException("the disk is busy with " + stem + ".mp4");
            }
            if (stem.endsWith("4")) {
                throw new IllegalStateException("nobody foresaw " + stem + ".mp4");
            }
            if (stem.endsWith("5") && failedOnce.add(stem)) {
                throw new IOException("No space left for " + stem + ".mp4");
            }
            return FakeAnalysis.writeReport(result, to, stem, language);
        };
        Map<String, String> jobs;
        try (RunningService service = RunningService.start(
                folder,
                analysis,
                report,
                "logging.structured.format.file=logstash",
                "ergodrop.jobs.workers=3",
                "ergodrop.jobs.queued-ahead=9")) {
            for (int i = 0; i < VIDEOS - 1; i++) {
                service.drop("video" + i + ".mp4", 4);
            }
            FakeAnalysis.drop(service.root.resolve("01-upload"), "video" + (VIDEOS - 1) + ".mp4", "no video");
            await().atMost(Duration.ofMinutes(3)).until(() -> service.hasEnded(VIDEOS));
            jobs = service.context.getBean(Ledger.class).newest(VIDEOS).stream()
                    .collect(Collectors.toMap(Job::name, job -> job.id().value()));
        }
        assertThatEachLineNamesItsJob(jobs);
    }

    private void assertThatEachLineNamesItsJob(Map<String, String> jobs) throws IOException {
        List<Line> lines;
        try (var text = Files.lines(folder.resolve("service.log"))) {
            lines = text.map(Line::of).toList();
        }
        Map<String, Integer> linesOfJob = new HashMap<>();
        for (Line line : lines) {
            jobs.forEach((name, job) -> {
                if (line.text().contains(name) || line.text().contains(job)) {
                    assertThat(line.job()).as(line.toString()).isEqualTo(job);
                    linesOfJob.merge(name, 1, Integer::sum);
                }
            });
        }
        assertThat(linesOfJob.keySet()).isEqualTo(jobs.keySet());
        // the hooks of this test alone are nine lines of a video: four batches twice, and the report
        assertThat(linesOfJob.get("video0.mp4")).isGreaterThanOrEqualTo(9);
        assertThat(lines)
                .filteredOn(line -> line.text().contains("decoding"))
                .allSatisfy(line -> assertThat(line.thread()).startsWith("decode-"));
        assertThat(lines).anySatisfy(line -> assertThat(line.text()).contains("On delivery attempt"));
    }
}
