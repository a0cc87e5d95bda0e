package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.api.management.ManagedCamelContext;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobQueue;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.core.JmsTemplate;

/** The service on an Artemis in another process, and on PostgreSQL. */
class ExternalArtemisIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private BrokerInChild broker;

    @BeforeEach
    void start() throws Exception {
        broker = new BrokerInChild(Files.createDirectory(folder.resolve("broker")));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void videosGoAllTheWayOnPostgresAndAnotherArtemis() throws Exception {
        try (PostgresServer postgres = PostgresServer.start()) {
            postgres.create("service");
            try (RunningService service = start(
                    new FakeAnalysis(),
                    "spring.datasource.url=" + postgres.url("service"),
                    "spring.datasource.username=" + PostgresServer.USER,
                    "spring.datasource.password=" + PostgresServer.PASSWORD)) {
                for (int video = 0; video < 5; video++) {
                    service.drop("video" + video + ".mp4", 3);
                }
                FakeAnalysis.drop(service.root.resolve("01-upload"), "notes.mp4", "not a video");
                await().atMost(SOON).until(() -> service.hasEnded(6));

                assertThat(service.in("01-upload")).isEmpty();
                await().atMost(SOON).until(() -> service.in("02-processing").isEmpty());
                assertThat(service.in("03-completed")).hasSize(5);
                assertThat(service.in("04-archive")).hasSize(5);
                assertThat(service.in("06-failed")).containsExactly("notes.mp4", "notes.mp4.reason.txt");
                await().atMost(SOON).until(() -> jobs(service).stream().allMatch(Job::closed));
                assertThat(jobs(service))
                        .extracting(Job::state)
                        .containsOnly(JobState.NOTIFIED, JobState.REJECTED)
                        .hasSize(6);
                assertThat(folder.resolve("data/ledger")).doesNotExist();
                assertThat(folder.resolve("data/broker")).doesNotExist();
                assertThat(Files.readString(folder.resolve("service.log")))
                        .doesNotContain(PostgresServer.PASSWORD, BrokerInChild.PASSWORD);
            }
        }
    }

    @Test
    void aBrokerThatIsKilledWhileJobsWaitLosesNothingAndRepeatsNothing() throws Exception {
        FakeAnalysis analysis = new FakeAnalysis();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        analysis.beforePose = event -> {
            begun.countDown();
            try {
                goOn.await(SOON.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (RunningService service = start(analysis, "ergodrop.jobs.queued-ahead=5")) {
            for (int video = 0; video < 5; video++) {
                service.drop("video" + video + ".mp4", 2);
            }
            assertThat(begun.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            await().atMost(SOON).until(() -> service.in("01-upload").isEmpty() && waiting(service) == 4);
            broker.kill();
            goOn.countDown();
            service.drop("meanwhile.mp4", 2);
            broker.start();
            await().atMost(SOON).until(() -> service.hasEnded(6));
            await().atMost(SOON).until(() -> jobs(service).stream().allMatch(Job::closed));
            assertThat(service.in("03-completed")).hasSize(6);
            assertThat(service.in("04-archive")).hasSize(6);
            assertThat(service.in("06-failed")).isEmpty();
            assertThat(jobs(service)).hasSize(6).extracting(Job::state).containsOnly(JobState.NOTIFIED);
        }
    }

    @Test
    void aSecondMessageWithTheSameNumberIsDropped() throws Exception {
        try (RunningService service = start(new FakeAnalysis())) {
            JmsTemplate jms = new JmsTemplate(service.context.getBean(ConnectionFactory.class));
            for (int times = 0; times < 3; times++) {
                jms.send("ergodrop.test", session -> {
                    Message message = session.createTextMessage("job");
                    message.setStringProperty(JobQueue.DUPLICATE_ID, "20260101-080000-abcdef:1");
                    return message;
                });
            }
            jms.setReceiveTimeout(SOON.toMillis());
            assertThat(jms.receive("ergodrop.test")).isNotNull();
            jms.setReceiveTimeout(500);
            assertThat(jms.receive("ergodrop.test")).isNull();
        }
    }

    @Test
    void aMessageThatNobodyCanBeginWithEndsAtTheDeadLettersAndTheQueueFlowsOn() throws Exception {
        try (RunningService service = start(new FakeAnalysis())) {
            JmsTemplate jms = new JmsTemplate(service.context.getBean(ConnectionFactory.class));
            jms.send(JobQueue.JOBS, session -> session.createTextMessage("no job at all"));
            await().atMost(SOON).until(() -> exchanges(service, "dead-letters") == 1);
            service.drop("video.mp4", 2);
            await().atMost(SOON).until(() -> service.hasEnded(1));
            assertThat(service.in("04-archive")).containsExactly("video.mp4");
        }
    }

    private RunningService start(FakeAnalysis analysis, String... more) throws Exception {
        List<String> settings = new ArrayList<>(broker.settings());
        settings.addAll(List.of(more));
        return RunningService.start(folder, analysis, FakeAnalysis::writeReport, settings.toArray(String[]::new));
    }

    /** Jobs whose message waits; the one in hand may have a second message, of the re-drive that was faster than the first one. */
    private static long waiting(RunningService service) {
        Set<String> messages = service.context.getBean(JobQueue.class).waiting();
        return jobs(service).stream()
                .filter(job -> job.state() == JobState.QUEUED
                        && messages.contains(job.id().value()))
                .count();
    }

    private static long exchanges(RunningService service, String route) throws Exception {
        return service.camel()
                .getCamelContextExtension()
                .getContextPlugin(ManagedCamelContext.class)
                .getManagedRoute(route)
                .getExchangesTotal();
    }

    private static List<Job> jobs(RunningService service) {
        return service.context.getBean(Ledger.class).newest(100);
    }
}
