package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a video through the real routes, from 01-upload on Drive to the mail. */
class DriveFlowIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void aDroppedVideoComesBackAsAReportInDriveAndAMailInCzech() throws Exception {
        try (DriveWorld world = new DriveWorld(folder).login();
                RunningService service = world.service()) {
            world.drop("Zvedání beden.mp4", 5);
            assertThatItComesBack(world);
            assertThat(service.analysis.events).endsWith("Zvedání beden.mp4 conclude", "Zvedání beden.mp4 close");
        }
    }

    @Test
    void theSameOnPostgresqlAndAnArtemisInAnotherProcess() throws Exception {
        try (PostgresServer postgres = PostgresServer.start();
                BrokerInChild broker = new BrokerInChild(Files.createDirectory(folder.resolve("broker")));
                DriveWorld world = new DriveWorld(folder).login()) {
            postgres.create("service");
            List<String> settings = new ArrayList<>(broker.settings());
            settings.add("spring.datasource.url=" + postgres.url("service"));
            settings.add("spring.datasource.username=" + PostgresServer.USER);
            settings.add("spring.datasource.password=" + PostgresServer.PASSWORD);
            try (RunningService service = world.service(settings.toArray(String[]::new))) {
                world.drop("Zvedání beden.mp4", 5);
                assertThatItComesBack(world);
                assertThat(service.context.getBean(Ledger.class).newest(10))
                        .extracting(Job::state)
                        .containsExactly(JobState.NOTIFIED);
                assertThat(folder.resolve("data/ledger")).doesNotExist();
            }
        }
    }

    private static void assertThatItComesBack(DriveWorld world) throws Exception {
        await().atMost(SOON).until(() -> world.mails().size() == 1);
        assertThat(world.in("01-upload")).isEmpty();
        assertThat(world.in("02-processing")).isEmpty();
        assertThat(world.in("03-completed")).singleElement().asString().matches("Zvedání beden_results_\\d{8}_\\d{6}");
        assertThat(world.in("04-archive")).containsExactly("Zvedání beden.mp4");
        assertThat(world.in("06-failed")).isEmpty();
        assertThat(world.log()).singleElement().asString().contains("\"outcome\":\"COMPLETED\"");
        assertThat(world.mails().get(0).getSubject()).contains("Zvedání beden").contains("Zpráva");
    }
}
