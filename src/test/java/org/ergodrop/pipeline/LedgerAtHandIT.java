package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ergodrop.jobs.ByHand;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's hand in the running service: jobs that are retried and cancelled, and a ledger that only this machine reaches. */
class LedgerAtHandIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void aFileThatWasPutAsideIsTakenBackAndGetsItsReport() throws Exception {
        FakeAnalysis analysis = new FakeAnalysis();
        analysis.beforePose = event -> {
            throw new IllegalStateException("the model is broken");
        };
        try (RunningService service = RunningService.start(folder, analysis, FakeAnalysis::writeReport)) {
            service.drop("video.mp4", 2);
            await().atMost(SOON).until(() -> jobs(service).stream().anyMatch(Job::closed));
            assertThat(service.in("06-failed")).containsExactly("video.mp4", "video.mp4.reason.txt");
            Job failed = jobs(service).get(0);
            assertThat(failed.state()).isEqualTo(JobState.FAILED);

            analysis.beforePose = event -> {};
            assertThat(byHand(service).retry(failed.id(), "the model is mended"))
                    .isEqualTo(ByHand.Answer.DONE);
            await().atMost(SOON).until(() -> jobs(service).get(0).closed());
            assertThat(jobs(service)).singleElement().satisfies(job -> {
                assertThat(job.id()).isEqualTo(failed.id());
                assertThat(job.state()).isEqualTo(JobState.NOTIFIED);
            });
            assertThat(service.in("06-failed")).isEmpty();
            assertThat(service.in("04-archive")).containsExactly("video.mp4");
            assertThat(service.in("03-completed")).hasSize(1);
            assertThat(service.log()).hasSize(2);
            assertThat(service.log().get(0)).contains("\"outcome\":\"FAILED\"");
            assertThat(service.log().get(1)).contains("\"outcome\":\"COMPLETED\"");
        }
    }

    @Test
    void aCancelledJobStopsInTheMiddleOfItsAnalysisAndLiesInFailedWithTheReason() throws Exception {
        FakeAnalysis analysis = new FakeAnalysis();
        CountDownLatch begun = new CountDownLatch(1);
        analysis.beforePose = event -> {
            begun.countDown();
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (RunningService service =
                RunningService.start(folder, analysis, FakeAnalysis::writeReport, "ergodrop.jobs.heartbeat=200ms")) {
            // an hour of work
            service.drop("video.mp4", 200_000);
            assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            Job running = jobs(service).get(0);
            assertThat(byHand(service).cancel(running.id(), "the wrong video")).isEqualTo(ByHand.Answer.DONE);
            await().atMost(SOON).until(() -> jobs(service).get(0).closed());
            assertThat(jobs(service).get(0).state()).isEqualTo(JobState.CANCELLED);
            assertThat(service.in("06-failed")).containsExactly("video.mp4", "video.mp4.reason.txt");
            assertThat(service.root.resolve("06-failed/video.mp4.reason.txt")).hasContent("the wrong video");
            assertThat(service.in("01-upload")).isEmpty();
            assertThat(service.in("02-processing")).isEmpty();
            assertThat(service.in("03-completed")).isEmpty();

            // and the worker is free for the next one
            Consumer<String> slowly = analysis.beforePose;
            analysis.beforePose = event -> {};
            service.drop("next.mp4", 2);
            await().atMost(SOON).until(() -> service.in("04-archive").contains("next.mp4"));

            analysis.beforePose = slowly;
            service.drop("stopped.mp4", 200_000);
            await().atMost(SOON).until(() -> analysis.events.contains("stopped.mp4 pose 1"));
        }
        assertThat(folder.resolve("service.log"))
                .content()
                .as("neither a cancelled video nor one that is let go by a stop leaves a stack trace")
                .contains("stopped.mp4: interrupted, stays in 02-processing")
                .doesNotContain("\tat ");
    }

    @Test
    void theLedgersPortIsClosedToOtherMachinesAndToWhoCannotReadTheDataFolder() throws Exception {
        try (RunningService service = RunningService.start(folder)) {
            Properties lock = new Properties();
            try (var file = Files.newInputStream(folder.resolve("data/ledger/ergodrop.lock.db"))) {
                lock.load(file);
            }
            String[] server = lock.getProperty("server").split(":");
            int port = Integer.parseInt(server[server.length - 1]);
            assertThat(InetAddress.getByName(server[0]).isLoopbackAddress()).isTrue();
            for (InetAddress address : addressesOfThisMachine()) {
                assertThat(isOpen(address, port))
                        .as(address.toString())
                        .isEqualTo(address.isLoopbackAddress() && isFour(address));
            }
            String direct = "jdbc:h2:tcp://127.0.0.1:" + port + "/" + folder.resolve("data/ledger/ergodrop");
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> connect(direct)))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static void connect(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(connection).isNull();
        }
    }

    private static boolean isFour(InetAddress address) {
        return address instanceof java.net.Inet4Address;
    }

    private static List<InetAddress> addressesOfThisMachine() throws IOException {
        List<InetAddress> all = new ArrayList<>();
        for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            all.addAll(Collections.list(card.getInetAddresses()));
        }
        return all;
    }

    private static boolean isOpen(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static ByHand byHand(RunningService service) {
        return new ByHand(
                service.context.getBean(JdbcClient.class),
                new TransactionTemplate(service.context.getBean(PlatformTransactionManager.class)),
                java.time.Clock.systemUTC());
    }

    private static List<Job> jobs(RunningService service) {
        return service.context.getBean(Ledger.class).newest(100);
    }
}
