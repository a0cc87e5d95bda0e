package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ergodrop.demo.runpod.PodRow;
import org.ergodrop.pods.PodCosts;
import org.ergodrop.pods.RentState;
import org.ergodrop.pods.RentedPods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Videos in Drive, a controller that rents, a pod that works and ends: real processes, from the drop to the proof and the bill.
 * The pod is the image's entry script with the service behind it; only Google, RunPod, decoder and pose model are stand-ins.
 */
@EnabledOnOs(OS.LINUX)
class PodsFlowIT {

    private static final List<String> FIVE =
            List.of("balení.mp4", "montáž.mp4", "svařování.mp4", "třídění.mp4", "zvedání.mp4");

    @TempDir
    private Path folder;

    @Test
    void fiveVideosAreOnePodFiveReportsAndAProvenEndThatIsPaidFor() throws Exception {
        try (PodsWorld world = PodsWorld.ofProcesses(folder)) {
            FIVE.forEach(video -> world.drive.drop(video, 3));
            try (RunningService controller = world.controller()) {
                awaitRest(world, controller);
                assertFiveReports(world);
                assertOnePodProvenGoneAndPaidFor(world, controller);
                assertNothingIsTold(world);
                world.clock.pass(Duration.ofDays(1));
                await().atMost(PodsWorld.SOON)
                        .until(() -> world.subjects("operator@example.org").size() == 1);
                assertThat(world.subjects("operator@example.org").get(0)).contains("Co stály pody");
            }
        }
    }

    /** Nothing is left to do and no pod is left. */
    private static void awaitRest(PodsWorld world, RunningService controller) {
        RentedPods pods = new RentedPods(controller.context.getBean(JdbcClient.class));
        await().atMost(PodsWorld.SOON).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            assertThat(world.drive.in("04-archive")).as(world::story).hasSameSizeAs(FIVE);
            assertThat(world.runpod.pods().alive()).isEmpty();
            assertThat(pods.in(RentState.GONE)).hasSameSizeAs(world.runpod.pods().ever());
        });
    }

    private static void assertFiveReports(PodsWorld world) throws Exception {
        assertThat(world.drive.in("04-archive")).containsExactlyInAnyOrderElementsOf(FIVE);
        assertThat(world.drive.in("01-upload")).isEmpty();
        assertThat(world.drive.in("02-processing")).isEmpty();
        assertThat(world.drive.in("06-failed")).isEmpty();
        assertThat(world.drive.in("03-completed"))
                .extracting(report -> report.replaceAll("_results_.*", ".mp4"))
                .containsExactlyInAnyOrderElementsOf(FIVE);
        assertThat(world.drive.log()).hasSize(5).allMatch(line -> line.contains("\"outcome\":\"COMPLETED\""));
        List<String> told = world.subjects("ergonomist@example.org");
        assertThat(told).hasSize(5);
        FIVE.forEach(video -> assertThat(told)
                .filteredOn(subject -> subject.contains(video))
                .hasSize(1));
    }

    private static void assertOnePodProvenGoneAndPaidFor(PodsWorld world, RunningService controller) {
        assertThat(world.runpod.pods().ever()).hasSize(1);
        PodRow pod = world.runpod.pods().ever().get(0);
        assertThat(pod.restarts()).isZero();
        PodCosts costs = controller.context.getBean(PodCosts.class);
        assertThat(costs.dollarsOf(pod.id())).isCloseTo(pod.dollars(), within(pod.dollars() / 4));
    }

    private static void assertNothingIsTold(PodsWorld world) {
        assertThat(world.runpod.journal().leaks()).isEmpty();
        for (PodRow pod : world.runpod.pods().ever()) {
            assertThat(world.runpod.pods().process(pod.id())).isEmpty();
            assertThat(ProcessHandle.allProcesses()
                            .filter(process -> process.info()
                                    .arguments()
                                    .map(arguments -> String.join(" ", arguments).contains(pod.id()))
                                    .orElse(false)))
                    .isEmpty();
        }
    }
}
