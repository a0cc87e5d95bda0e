package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a video through the real routes, from 01-upload on Drive to the mail. */
class DriveFlowIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void aDroppedVideoComesBackAsAReportInDriveAndAMailInCzech() throws Exception {
        try (DriveWorld world = new DriveWorld(folder).login();
                RunningService service = world.service()) {
            world.drop("Zvedání beden.mp4", 5);
            await().atMost(SOON).until(() -> world.mails().size() == 1);
            assertThat(world.in("01-upload")).isEmpty();
            assertThat(world.in("02-processing")).isEmpty();
            assertThat(world.in("03-completed"))
                    .singleElement()
                    .asString()
                    .matches("Zvedání beden_results_\\d{8}_\\d{6}");
            assertThat(world.in("04-archive")).containsExactly("Zvedání beden.mp4");
            assertThat(world.in("06-failed")).isEmpty();
            assertThat(world.log()).singleElement().asString().contains("\"outcome\":\"COMPLETED\"");
            assertThat(world.mails().get(0).getSubject()).contains("Zvedání beden");
            assertThat(service.analysis.events).endsWith("Zvedání beden.mp4 conclude", "Zvedání beden.mp4 close");
        }
    }
}
