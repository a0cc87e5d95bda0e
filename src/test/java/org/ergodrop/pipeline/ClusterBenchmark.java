package org.ergodrop.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.ergodrop.demo.google.StandInOptions;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * What a job costs in a cluster beyond its analysis, and what more workers bring: {@code build/cluster-benchmark.sh [JOBS]}.
 * PostgreSQL, Artemis and each worker are programs of their own on this machine; Google's stand-in and the intake are in this
 * one.
 */
final class ClusterBenchmark {

    private static final int ANALYSIS_MS = 200;

    /** More than all programs together ask for: not Google's allowance is measured here, but what we do ourselves. */
    private static final long UNITS_PER_MINUTE = 100_000_000;

    /** What every program gets; each lets out the most that the setting takes, which none of them comes near. */
    private static final String[] SETTINGS = {
        "ergodrop.jobs.lease=60s", "ergodrop.recipients=", "ergodrop.drive.units-per-minute=1000000"
    };

    private static final int WARM_UP = 20;

    private final Cluster cluster;
    private final int jobs;
    private int dropped;

    private ClusterBenchmark(Cluster cluster, int jobs) {
        this.cluster = cluster;
        this.jobs = jobs;
    }

    public static void main(String[] arguments) throws Exception {
        int jobs = arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("cluster-benchmark");
        try (Cluster cluster =
                new Cluster(folder, StandInOptions.forTests().withUnitsPerMinute(UNITS_PER_MINUTE), intakeSettings())) {
            new ClusterBenchmark(cluster, jobs).run();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
        System.exit(0);
    }

    private static String[] intakeSettings() {
        List<String> all = new ArrayList<>(List.of(SETTINGS));
        all.add("ergodrop.jobs.queued-ahead=100000");
        return all.toArray(String[]::new);
    }

    private void run() throws Exception {
        System.out.println(
                "| workers | analysis (ms) | jobs/s | overhead of a job (ms) | scaling factor | Drive units of a job |");
        System.out.println("|---|---|---|---|---|---|");
        double[] alone = new double[2];
        for (int workers : new int[] {1, 2, 4}) {
            while (cluster.workers.size() < workers) {
                cluster.worker(ANALYSIS_MS, SETTINGS);
            }
            drop(WorkerInChild.FAST, WARM_UP * workers);
            for (int analysisMs : new int[] {ANALYSIS_MS, 0}) {
                int kind = analysisMs == 0 ? 1 : 0;
                double rate = drop(analysisMs == 0 ? WorkerInChild.FAST : "slow", jobs);
                alone[kind] = workers == 1 ? rate : alone[kind];
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %d | %.2f | %.0f | %.2f | %d |%n",
                        workers,
                        analysisMs,
                        rate,
                        1000 * workers / rate - analysisMs,
                        rate / alone[kind],
                        JobQuotaIT.units(JobQuotaIT.cost(cluster.world)) / jobs);
            }
        }
        JdbcClient jdbc = cluster.intake.context.getBean(JdbcClient.class);
        System.out.printf(
                "%n%d jobs, %d log lines, %d reports; in PostgreSQL each job has %d rows and %d kB with indexes%n",
                dropped,
                cluster.world.log().size(),
                cluster.world.in("03-completed").size(),
                number(
                                jdbc,
                                "select (select count(*) from job) + (select count(*) from job_event)"
                                        + " + (select count(*) from job_note) + (select count(*) from outbox)")
                        / dropped,
                number(
                                jdbc,
                                "select sum(pg_total_relation_size(name::regclass)) from"
                                        + " (values ('job'), ('job_event'), ('job_note'), ('outbox')) as tables (name)")
                        / dropped
                        / 1000);
    }

    private static long number(JdbcClient jdbc, String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    /** Jobs a second, by the ledger's clock, while the last two thirds of them ended. */
    private double drop(String kind, int count) throws InterruptedException {
        cluster.world.google.journal().clear();
        for (int video = 0; video < count; video++) {
            cluster.world.drop(kind + dropped++ + ".mp4", 1);
        }
        Ledger ledger = cluster.intake.context.getBean(Ledger.class);
        while (ledger.countByState().getOrDefault(JobState.NOTIFIED, 0) < dropped) {
            Thread.sleep(Duration.ofMillis(250).toMillis());
        }
        List<Job> ended = ledger.newest(count).stream()
                .sorted(Comparator.comparing(Job::stateSince))
                .toList();
        int warm = count / 3;
        Duration took = Duration.between(
                ended.get(warm).stateSince(), ended.get(count - 1).stateSince());
        return (count - 1 - warm) / (took.toNanos() * 1e-9);
    }
}
