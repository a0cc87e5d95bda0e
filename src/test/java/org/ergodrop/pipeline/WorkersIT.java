package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.camel.api.management.ManagedCamelContext;
import org.ergodrop.hotfolder.directory.FolderInUseException;
import org.ergodrop.jobs.DataFolderInUseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who works at the same time: several videos in one service, never two services on one folder. */
class WorkersIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void twoWorkersAnalyseTwoVideosAtTheSameTimeAndKeepThemApart() throws Exception {
        FakeAnalysis analysis = new FakeAnalysis();
        // nobody gets past the second batch of a video alone
        CyclicBarrier together = new CyclicBarrier(2);
        analysis.beforePose = event -> {
            if (event.endsWith("pose 1")) {
                try {
                    together.await(SOON.toSeconds(), TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException("no second video at the same time", e);
                }
            }
        };
        try (RunningService service =
                RunningService.start(folder, analysis, FakeAnalysis::writeReport, "ergodrop.jobs.workers=2")) {
            service.drop("left.mp4", 4);
            service.drop("right.mp4", 7);
            await().atMost(SOON).until(() -> service.hasEnded(2));

            assertThat(service.in("04-archive")).containsExactly("left.mp4", "right.mp4");
            assertThat(service.in("06-failed")).isEmpty();
            for (String report : service.in("03-completed")) {
                String stem = report.substring(0, report.indexOf("_results_"));
                assertThat(service.root.resolve("03-completed/" + report + "/" + stem + "_ergonomics.xlsx"))
                        .hasContent(stem.equals("left") ? "4 batches" : "7 batches");
            }
        }
    }

    @Test
    void oneWorkerLeavesTheSecondVideoInTheUploadFolderWhereTheUserSeesIt() throws Exception {
        FakeAnalysis analysis = new FakeAnalysis();
        CyclicBarrier looked = new CyclicBarrier(2);
        analysis.beforePose = event -> {
            if (event.equals("first.mp4 pose 1")) {
                try {
                    looked.await(SOON.toSeconds(), TimeUnit.SECONDS);
                    looked.await(SOON.toSeconds(), TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException("nobody looked", e);
                }
            }
        };
        try (RunningService service =
                RunningService.start(folder, analysis, FakeAnalysis::writeReport, "ergodrop.jobs.queued-ahead=1")) {
            service.drop("first.mp4", 3);
            looked.await(SOON.toSeconds(), TimeUnit.SECONDS);
            service.drop("second.mp4", 3);
            long looks = looks(service);
            await().atMost(SOON).until(() -> looks(service) > looks + 10);
            assertThat(service.in("01-upload")).containsExactly("second.mp4");
            looked.await(SOON.toSeconds(), TimeUnit.SECONDS);
            await().atMost(SOON).until(() -> service.hasEnded(2));
            assertThat(analysis.events.indexOf("second.mp4 pose 0"))
                    .isGreaterThan(analysis.events.indexOf("first.mp4 close"));
        }
    }

    @Test
    void aSecondProgramOnTheSameFolderIsRefusedUntilTheFirstHasEnded() throws Exception {
        Files.createDirectories(folder.resolve("hotfolder/01-upload"));
        FakeAnalysis.drop(folder.resolve("hotfolder/01-upload"), "lifting.mp4", 5);
        Process first = ServiceInChild.start(folder);
        try {
            await().atMost(SOON).until(() -> Files.exists(folder.resolve("in-the-middle")));

            Throwable refused =
                    catchThrowable(() -> RunningService.start(folder).close());
            assertThat(refused).rootCause().isInstanceOf(DataFolderInUseException.class);
            Path ownData = folder.resolve("own-data");
            Throwable refusedToo = catchThrowable(() ->
                    RunningService.start(folder, "ergodrop.data=" + ownData).close());
            assertThat(refusedToo).rootCause().isInstanceOf(FolderInUseException.class);
            assertThat(first.isAlive()).isTrue();
        } finally {
            first.destroyForcibly().waitFor();
        }
        try (RunningService second = RunningService.start(folder)) {
            await().atMost(SOON).until(() -> second.hasEnded(1));
            assertThat(second.in("04-archive")).containsExactly("lifting.mp4");
        }
    }

    private static long looks(RunningService service) throws Exception {
        return service.camel()
                .getCamelContextExtension()
                .getContextPlugin(ManagedCamelContext.class)
                .getManagedRoute("intake-directory")
                .getExchangesCompleted();
    }
}
