package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.jobs.Troubles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The figures of a service that has worked, and that dashboard, alerts and documentation ask for figures that are there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MetricsIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Path MONITORING = Path.of("docs/monitoring");

    @TempDir
    private static Path folder;

    private static DriveWorld world;
    private static RunningService service;
    private static Scrape scrape;

    @BeforeAll
    static void work() throws Exception {
        world = new DriveWorld(folder).login();
        FakeAnalysis analysis = new FakeAnalysis();
        service = RunningService.start(folder, analysis, MetricsIT::report, settings());
        world.drop("lifting.mp4", 5);
        world.drop("busy.mp4", 3);
        world.google
                .drive()
                .createFile("notes.mp4", world.id("01-upload"), "no video".getBytes(StandardCharsets.UTF_8));
        await().atMost(SOON).until(() -> world.mails().size() == 3);
        service.context
                .getBean(Troubles.class)
                .begin(TroubleKind.TOKEN_EXPIRES_SOON, "another", null, "the authorization ends in a day");
        await().atMost(SOON).until(() -> {
            scrape = read();
            return isAllCounted() && isAllRead();
        });
    }

    /** By those who did it, and a moment after it is done: a mail may be out before its job is counted as ended. */
    private static boolean isAllCounted() {
        return scrape.value("ergodrop_mails_sent_total") >= 3
                && scrape.value("ergodrop_stage_seconds_count", "mail") >= 3
                && scrape.value("ergodrop_jobs_ended_total", "completed") >= 2
                && scrape.value("ergodrop_jobs_ended_total", "rejected") >= 1;
    }

    /**
     * By others, now and then, and shown for a short time only: each may be missing, or as it was before the last job ended, while
     * the next one is new already.
     */
    private static boolean isAllRead() {
        return scrape.value("ergodrop_troubles", "token_expires_soon") == 1
                && scrape.value("ergodrop_jobs", "notified") == 2
                && scrape.value("ergodrop_jobs", "rejected") == 1
                && scrape.value("ergodrop_oldest_waiting_seconds") == 0
                && scrape.value("ergodrop_queue_messages") == 0
                && !Double.isNaN(scrape.value("ergodrop_token_age_seconds", "default"));
    }

    private static boolean failedOnce;

    private static ReportFiles.Written report(
            org.ergodrop.analysis.AnalysisResult result, Path to, String stem, java.util.Locale language)
            throws IOException {
        if (stem.equals("busy") && !failedOnce) {
            failedOnce = true;
            throw new IOException("the disk is busy");
        }
        return FakeAnalysis.writeReport(result, to, stem, language);
    }

    private static String[] settings() {
        List<String> all = new ArrayList<>(List.of("ergodrop.metrics.every=200ms"));
        world.settings().forEach((key, value) -> all.add(key + "=" + value));
        return all.toArray(String[]::new);
    }

    private static Scrape read() {
        return new Scrape(service.context.getBean(PrometheusMeterRegistry.class).scrape());
    }

    @AfterAll
    static void stop() {
        service.close();
        world.close();
    }

    @Test
    void whatWasDoneIsCounted() {
        assertThat(scrape.value("ergodrop_jobs", "notified")).isEqualTo(2);
        assertThat(scrape.value("ergodrop_jobs", "rejected")).isEqualTo(1);
        assertThat(scrape.value("ergodrop_jobs_ended_total", "completed")).isEqualTo(2);
        assertThat(scrape.value("ergodrop_jobs_ended_total", "rejected")).isEqualTo(1);
        assertThat(scrape.value("ergodrop_jobs_ended_total", "failed")).isZero();
        // the analysis of busy.mp4 was good the first time: only its report was written again
        assertThat(scrape.value("ergodrop_frames_total")).isEqualTo(5 + 3);
        assertThat(scrape.value("ergodrop_video_seconds_total")).isEqualTo((5 + 3) / 30.0);
        assertThat(scrape.value("ergodrop_frames_per_second")).isPositive();
        assertThat(scrape.value("ergodrop_stage_seconds_count", "download")).isEqualTo(3);
        assertThat(scrape.value("ergodrop_stage_seconds_count", "analysis")).isEqualTo(2);
        assertThat(scrape.value("ergodrop_stage_seconds_count", "pose")).isEqualTo(2);
        assertThat(scrape.value("ergodrop_stage_seconds_sum", "body")).isEqualTo(2 * 0.75);
        assertThat(scrape.value("ergodrop_stage_seconds_count", "body")).isEqualTo(2);
        assertThat(scrape.value("ergodrop_stage_seconds_count", "report")).isEqualTo(2);
        assertThat(scrape.value("ergodrop_stage_seconds_count", "upload")).isEqualTo(2);
        assertThat(scrape.value("ergodrop_stage_seconds_count", "mail")).isEqualTo(3);
        assertThat(scrape.value("ergodrop_steps_repeated_total")).isEqualTo(1);
        assertThat(scrape.value("ergodrop_queue_messages")).isZero();
        assertThat(scrape.value("ergodrop_oldest_waiting_seconds")).isZero();
    }

    @Test
    void whatGoogleIsAskedIsCountedByAccount() {
        assertThat(scrape.value("ergodrop_drive_requests_total", "default", "download"))
                .isGreaterThanOrEqualTo(3);
        assertThat(scrape.value("ergodrop_drive_quota_units_total", "default")).isGreaterThan(600);
        assertThat(scrape.value("ergodrop_drive_retries_total", "default", "failure"))
                .isZero();
        assertThat(scrape.value("ergodrop_token_age_seconds", "default")).isBetween(0.0, 300.0);
        assertThat(scrape.value("ergodrop_last_look_timestamp_seconds", "default"))
                .isGreaterThan(System.currentTimeMillis() / 1000.0 - 300);
        assertThat(scrape.value("ergodrop_disk_free_bytes", "data")).isPositive();
    }

    @Test
    void noLabelHoldsWhatEveryVideoBringsAnew() {
        assertThat(scrape.samples)
                .allSatisfy(sample -> assertThat(sample.labels().toString())
                        .doesNotContain("lifting", "busy", "notes")
                        .doesNotContainPattern("\\d{8}-\\d{6}-"));
        assertThat(scrape.metrics()).noneMatch(metric -> metric.startsWith("camel"));
        assertThat(scrape.samples).hasSizeLessThan(400);
    }

    @Test
    void everyPanelOfTheDashboardAsksForFiguresThatAreThere() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(MONITORING.resolve("grafana-dashboard.json").toFile());
        List<Integer> ids = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (JsonNode panel : dashboard.get("panels")) {
            ids.add(panel.get("id").asInt());
            assertThat(panel.get("title").asText()).isNotEmpty();
            panel.path("targets")
                    .forEach(target ->
                            missing.addAll(scrape.missing(target.get("expr").asText())));
            assertThat(panel.get("type").asText().equals("row")
                            || panel.path("targets").size() > 0)
                    .as(panel.toString())
                    .isTrue();
        }
        assertThat(missing).isEmpty();
        assertThat(ids).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyAlertAsksForFiguresThatAreThere() throws IOException {
        Map<String, Object> config = new Yaml().load(Files.readString(MONITORING.resolve("prometheus.yml")));
        assertThat(config.get("rule_files")).isEqualTo(List.of("alerts.yml"));
        assertThat(config.get("scrape_configs").toString()).contains("metrics_path=/actuator/prometheus");
        Map<String, List<Map<String, Object>>> alerts =
                new Yaml().load(Files.readString(MONITORING.resolve("alerts.yml")));
        List<Map<String, Object>> rules =
                (List<Map<String, Object>>) alerts.get("groups").get(0).get("rules");
        assertThat(rules).hasSizeGreaterThan(5).allSatisfy(rule -> {
            assertThat(scrape.missing((String) rule.get("expr"))).as("%s", rule).isEmpty();
            assertThat((Map<String, Object>) rule.get("annotations")).containsKeys("summary", "description");
        });
    }

    @Test
    void everyFigureIsDocumentedAndNoOther() throws IOException {
        String text = Files.readString(Path.of("docs/observability.md"));
        Matcher named =
                Pattern.compile("^\\| `(ergodrop_\\w+)", Pattern.MULTILINE).matcher(text);
        TreeSet<String> documented = new TreeSet<>();
        while (named.find()) {
            documented.add(named.group(1));
        }
        TreeSet<String> here = new TreeSet<>();
        scrape.metrics().stream()
                .filter(metric -> metric.startsWith("ergodrop_"))
                .map(metric -> metric.replaceAll("^(ergodrop_stage_seconds)_.*", "$1"))
                .forEach(here::add);
        assertThat(documented).isEqualTo(here);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whileTheLedgerIsAway_itsFiguresAreNoNumbers_neverZero() throws Exception {
        service.context
                .getBean(DataSource.class)
                .unwrap(com.zaxxer.hikari.HikariDataSource.class)
                .close();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(read().value("ergodrop_jobs", "notified")).isNaN();
            assertThat(read().value("ergodrop_oldest_waiting_seconds")).isNaN();
            assertThat(read().value("ergodrop_troubles", "outage")).isNaN();
        });
        assertThat(read().value("ergodrop_frames_total")).isEqualTo(8);
    }
}
