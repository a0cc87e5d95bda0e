package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.ergodrop.jobs.Troubles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real routes do when something goes wrong. */
class FailuresIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void whatMayPassIsRepeatedAndWhatCannotIsGivenUpWhileTheOthersGoOn() throws Exception {
        FakeAnalysis analysis = new FakeAnalysis();
        AtomicInteger reads = new AtomicInteger();
        AtomicInteger writes = new AtomicInteger();
        analysis.beforePose = event -> {
            if (event.equals("busy.mp4 pose 1") && reads.incrementAndGet() < 3) {
                throw new UncheckedIOException(new IOException("Input/output error"));
            }
            if (event.equals("poison.mp4 pose 1")) {
                throw new IllegalStateException("a mistake");
            }
        };
        ReportFiles report = (result, to, stem, language) -> {
            if (stem.equals("full") && writes.incrementAndGet() < 3) {
                throw new IOException("No space left on device");
            }
            return FakeAnalysis.writeReport(result, to, stem, language);
        };
        try (RunningService service = RunningService.start(folder, analysis, report)) {
            service.drop("busy.mp4", 3);
            service.drop("poison.mp4", 3);
            service.drop("empty.mp4", 0);
            service.drop("full.mp4", 2);
            service.drop("good.mp4", 3);
            await().atMost(SOON).until(() -> service.hasEnded(5));
            assertThat(service.in("04-archive")).containsExactly("busy.mp4", "full.mp4", "good.mp4");
            assertThat(service.in("06-failed"))
                    .containsExactly("empty.mp4", "empty.mp4.reason.txt", "poison.mp4", "poison.mp4.reason.txt");
            assertThat(service.root.resolve("06-failed/poison.mp4.reason.txt"))
                    .content()
                    .contains("a mistake");
            assertThat(service.context.getBean(Troubles.class).all()).isEmpty();
            assertThat(service.in("03-completed")).hasSize(3).noneMatch(name -> name.startsWith("."));
            assertThat(writes).hasValue(3);
            assertThat(analysis.events.stream().filter("full.mp4 conclude"::equals))
                    .hasSize(3);
            assertThat(analysis.events.stream().filter("busy.mp4 close"::equals))
                    .hasSize(3);
            assertThat(service.context.getBean(LandmarkRuns.class).getKeys()).isEmpty();
        }
    }

    @Test
    void aVideoThatWasInWorkWhenTheProgramWasKilledIsTakenUpAndDeliveredOnce() throws Exception {
        Files.createDirectories(folder.resolve("hotfolder/01-upload"));
        FakeAnalysis.drop(folder.resolve("hotfolder/01-upload"), "lifting.mp4", 5);
        killInTheMiddle();
        try (RunningService service = RunningService.start(folder)) {
            await().atMost(SOON).until(() -> service.hasEnded(1));
            assertThat(service.log().get(0)).contains("COMPLETED").contains("\"starts\":2");
            assertThat(service.in("03-completed")).hasSize(1);
            assertThat(service.in("04-archive")).containsExactly("lifting.mp4");
            assertThat(service.in("02-processing")).isEmpty();
        }
    }

    @Test
    void aVideoThatTakesTheProgramDownEachTimeIsGivenUp() throws Exception {
        Files.createDirectories(folder.resolve("hotfolder/01-upload"));
        FakeAnalysis.drop(folder.resolve("hotfolder/01-upload"), "deadly.mp4", 5);
        killInTheMiddle();
        try (RunningService service = RunningService.start(folder, "ergodrop.jobs.max-starts=1")) {
            await().atMost(SOON).until(() -> service.hasEnded(1));
            assertThat(service.in("06-failed")).containsExactly("deadly.mp4", "deadly.mp4.reason.txt");
            assertThat(service.analysis.events).isEmpty();
        }
    }

    private void killInTheMiddle() throws Exception {
        Process child = ServiceInChild.start(folder);
        try {
            await().atMost(SOON).until(() -> Files.exists(folder.resolve("in-the-middle")));
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
