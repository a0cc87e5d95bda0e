package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ergodrop.demo.google.DriveFile;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.Outbox;
import org.ergodrop.jobs.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three workers, PostgreSQL and Artemis, each a program of its own; one worker dies, one is dead for a while, and two processes
 * look into the folder.
 */
class ClusterIT {

    /** Of a loaded machine: three services start at once. */
    private static final Duration SOON = Duration.ofMinutes(5);

    private static final int VIDEOS = 24;

    @TempDir
    private Path folder;

    @Test
    void whateverHappensToTheWorkersEveryJobEndsOnce() throws Exception {
        // where the machine stands still for seconds, living workers lose leases too, and each loss costs a start
        try (Cluster cluster = new Cluster(folder, "ergodrop.jobs.queued-ahead=6", "ergodrop.jobs.max-starts=20")) {
            // it dies with its first video: a mail in a dead hand would be owed for ten minutes
            cluster.worker(60_000);
            cluster.worker(400);
            cluster.worker(400, "ergodrop.roles=intake,worker");
            for (WorkerInChild worker : cluster.workers) {
                await().atMost(SOON).until(() -> worker.log().contains("Ergodrop runs"));
            }
            for (int video = 0; video < VIDEOS; video++) {
                cluster.world.drop(name(video), 3);
            }
            WorkerInChild dies = cluster.workers.get(0);
            WorkerInChild stops = cluster.workers.get(1);
            await().atMost(SOON).until(() -> hasInHand(cluster, dies));
            dies.kill();
            Job paused = stopInTheMiddle(cluster, stops);
            await().atMost(SOON).until(() -> job(cluster, paused.id()).closed());
            assertThat(job(cluster, paused.id()).attempt()).isGreaterThan(paused.attempt());
            List<String> before = aboutIt(cluster, paused);

            stops.goOn();
            // the database ends the connection of who stood still in the midst of a change: then that is what it
            // notices
            await().atMost(SOON)
                    .until(() -> stops.log().contains("another worker has it by now")
                            || stops.log().contains(paused.name() + ": interrupted"));
            assertThat(aboutIt(cluster, paused)).isEqualTo(before);
            assertThat(stops.isAlive()).isTrue();

            await().atMost(SOON).until(() -> allClosed(cluster));
            check(cluster);
        }
    }

    /** Stops a worker that holds a running job which is not its last one; the job as it was then. */
    private static Job stopInTheMiddle(Cluster cluster, WorkerInChild worker) throws Exception {
        while (true) {
            await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> hasInHand(cluster, worker));
            worker.stop();
            Optional<Job> running = runningIn(cluster, worker);
            if (running.isPresent()) {
                return running.get();
            }
            worker.goOn();
        }
    }

    private static void check(Cluster cluster) throws Exception {
        List<String> videos = new ArrayList<>();
        for (int video = 0; video < VIDEOS; video++) {
            videos.add(name(video));
        }
        assertThat(jobs(cluster)).hasSize(VIDEOS).extracting(Job::state).containsOnly(JobState.NOTIFIED);
        assertThat(cluster.world.in("01-upload")).isEmpty();
        assertThat(cluster.world.in("02-processing")).isEmpty();
        assertThat(cluster.world.in("06-failed")).isEmpty();
        assertThat(cluster.world.in("04-archive")).containsExactlyInAnyOrderElementsOf(videos);
        assertThat(cluster.world.in("03-completed"))
                .extracting(result -> result.replaceAll("_results_.*", ".mp4"))
                .containsExactlyInAnyOrderElementsOf(videos);
        assertThat(cluster.world.log())
                .extracting(line -> line.replaceAll(".*\"(v\\d\\d\\.mp4)\".*", "$1"))
                .containsExactlyInAnyOrderElementsOf(videos);
        Outbox outbox = cluster.intake.context.getBean(Outbox.class);
        await().atMost(SOON).until(() -> jobs(cluster).stream().noneMatch(job -> outbox.isOwed(job.id())));
        List<String> told = new ArrayList<>();
        for (MimeMessage mail : cluster.world.mails()) {
            told.add(mail.getSubject().replaceAll(".*(v\\d\\d\\.mp4).*", "$1"));
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(videos);
        for (WorkerInChild worker : cluster.workers) {
            assertThat(worker.log()).doesNotContain(PostgresServer.PASSWORD, BrokerInChild.PASSWORD);
        }
    }

    /** Everything a person, the log and the ledger know about a job's video; with Drive's version of each file. */
    private static List<String> aboutIt(Cluster cluster, Job job) throws IOException {
        List<String> all = new ArrayList<>();
        for (String place : List.of("01-upload", "02-processing", "03-completed", "04-archive", "06-failed")) {
            for (DriveFile file : cluster.world.google.drive().children(cluster.world.id(place))) {
                if (file.name().startsWith(job.name().replace(".mp4", ""))) {
                    all.add(place + " " + file);
                    if (file.isFolder()) {
                        for (DriveFile inner : cluster.world.google.drive().children(file.id())) {
                            all.add(inner + " = "
                                    + new String(cluster.world.google.drive().read(inner.id())));
                        }
                    }
                }
            }
        }
        cluster.world.log().stream().filter(line -> line.contains(job.name())).forEach(all::add);
        all.add(job(cluster, job.id()).toString());
        all.add(cluster.intake.context.getBean(Ledger.class).events(job.id()).toString());
        return all;
    }

    private static boolean hasInHand(Cluster cluster, WorkerInChild worker) throws IOException {
        return runningIn(cluster, worker).isPresent();
    }

    /** The job whose frames the worker looks at; not one that it has lost to another worker. */
    private static Optional<Job> runningIn(Cluster cluster, WorkerInChild worker) throws IOException {
        String video = worker.inHand();
        String id = worker.id();
        return jobs(cluster).stream()
                .filter(job -> job.state() == JobState.RUNNING && job.name().equals(video) && id.equals(job.worker()))
                .findFirst();
    }

    private static boolean allClosed(Cluster cluster) {
        List<Job> jobs = jobs(cluster);
        return jobs.size() == VIDEOS && jobs.stream().allMatch(Job::closed);
    }

    private static List<Job> jobs(Cluster cluster) {
        return cluster.intake.context.getBean(Ledger.class).newest(100);
    }

    private static Job job(Cluster cluster, JobId id) {
        return cluster.intake.context.getBean(Ledger.class).get(id);
    }

    private static String name(int video) {
        return String.format("v%02d.mp4", video);
    }
}
