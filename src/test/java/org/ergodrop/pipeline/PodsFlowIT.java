package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.ergodrop.demo.runpod.JournalEntry;
import org.ergodrop.demo.runpod.PodRow;
import org.ergodrop.pods.PodCosts;
import org.ergodrop.pods.PodStep;
import org.ergodrop.pods.RentState;
import org.ergodrop.pods.RentedPods;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Videos in Drive, a controller that rents, a pod that works and ends: real processes, from the drop to the proof and the bill.
 * The pod is the image's entry script with the service behind it; only Google, RunPod, decoder and pose model are stand-ins.
 */
@EnabledOnOs(OS.LINUX)
class PodsFlowIT {

    static final List<String> FIVE = List.of("balení.mp4", "montáž.mp4", "svařování.mp4", "třídění.mp4", "zvedání.mp4");

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
                world.clock.pass(Duration.ofDays(1));
                await().atMost(PodsWorld.SOON)
                        .until(() -> !world.subjects("operator@example.org").isEmpty());
                assertThat(world.subjects("operator@example.org").get(0)).contains("Co stály pody");
                assertBilled(world, controller);
            }
        }
    }

    @Test
    void twoControllersDieTheirPodWorksOnAloneAndEndsItselfAndAThirdOneProvesItAndPays() throws Exception {
        try (PodsWorld world = PodsWorld.ofProcesses(folder)) {
            world.hold();
            FIVE.forEach(video -> world.drive.drop(video, 3));
            awaitDeath(world, PodStep.POD_CREATED);
            awaitDeath(world, PodStep.POD_ADOPTED);
            world.release();
            await().atMost(PodsWorld.SOON)
                    .untilAsserted(() -> assertThat(world.runpod.pods().alive())
                            .as(world::story)
                            .isEmpty());
            assertFiveReports(world);
            try (RunningService controller = world.controller()) {
                awaitRest(world, controller);
                assertOnePodProvenGone(world);
                PodRow pod = world.runpod.pods().ever().get(0);
                // by our account until it was noticed
                assertThat(controller.context.getBean(PodCosts.class).dollarsOf(pod.id()))
                        .isGreaterThan(pod.dollars() * 0.75);
                world.clock.pass(Duration.ofDays(1));
                assertBilled(world, controller);
                assertFiveReports(world);
            }
        }
    }

    /** Looks of the controller after a pod's end, with the last of which at the latest it is known to be absent. */
    private static final int LOOKS_FOR_THE_PROOF = 3;

    /** From the start of a controller to the end of its first turn. */
    private static final double FIRST_TURN_SECONDS = 5;

    @Tag("soak")
    @ParameterizedTest
    @EnumSource
    void aControllerThatIsKilledAfterAnyStepIsStillOnePodFiveReportsAndAProvenEnd(PodStep step) throws Exception {
        try (PodsWorld world = PodsWorld.ofProcesses(folder)) {
            if (step == PodStep.POD_ADOPTED) {
                world.runpod.faults().on("POST /pods").nth(1).loseAnswer();
            }
            boolean isBeforeTheEnd = step.compareTo(PodStep.END_WRITTEN) < 0 || step == PodStep.COST_WRITTEN;
            if (isBeforeTheEnd) {
                world.hold();
            }
            FIVE.forEach(video -> world.drive.drop(video, 3));
            awaitDeath(world, step);
            endsWell(world);
        }
    }

    /** Another controller takes over, once it knows the pod the videos go on, and all ends as if nothing had happened. */
    private static void endsWell(PodsWorld world) throws Exception {
        long diedNanos = System.nanoTime();
        try (RunningService controller = world.controller()) {
            double aloneSeconds = (System.nanoTime() - diedNanos) / 1e9 + FIRST_TURN_SECONDS;
            RentedPods pods = new RentedPods(controller.context.getBean(JdbcClient.class));
            await().atMost(PodsWorld.SOON).until(() -> !pods.newest(1).isEmpty());
            world.release();
            awaitRest(world, controller);
            assertFiveReports(world);
            assertOnePodProvenGone(world);
            // a pod that ended itself meanwhile is counted until somebody noticed, and never too low
            PodRow pod = world.runpod.pods().ever().get(0);
            double perSecond = pods.find(pod.id()).orElseThrow().costPerHour() / 3600;
            assertThat(controller.context.getBean(PodCosts.class).dollarsOf(pod.id()))
                    .isBetween(pod.dollars() * 0.75, pod.dollars() * 1.25 + aloneSeconds * perSecond);
        }
    }

    private static void awaitDeath(PodsWorld world, PodStep step) throws Exception {
        awaitDeath(world, world.controllerUntil(step), step);
    }

    private static void awaitDeath(PodsWorld world, Process controller, PodStep step) throws Exception {
        try {
            assertThat(controller.waitFor(PodsWorld.SOON.toSeconds(), TimeUnit.SECONDS))
                    .as("dies at %s: %s%n%s", step, world.controllersLog(), world.story())
                    .isTrue();
            assertThat(controller.exitValue()).as(world.controllersLog()).isEqualTo(137);
        } finally {
            controller.destroyForcibly().waitFor();
        }
    }

    /** Nothing is left to do and no pod is left. */
    static void awaitRest(PodsWorld world, RunningService controller) {
        RentedPods pods = new RentedPods(controller.context.getBean(JdbcClient.class));
        await().atMost(PodsWorld.SOON).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            assertThat(world.drive.in("04-archive")).as(world::story).hasSameSizeAs(FIVE);
            assertThat(world.runpod.pods().alive()).isEmpty();
            assertThat(pods.in(RentState.GONE))
                    .hasSameSizeAs(world.runpod.pods().ever());
        });
    }

    static void assertFiveReports(PodsWorld world) throws Exception {
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
        FIVE.forEach(video ->
                assertThat(told).filteredOn(subject -> subject.contains(video)).hasSize(1));
    }

    static void assertOnePodProvenGoneAndPaidFor(PodsWorld world, RunningService controller) {
        assertOnePodProvenGone(world);
        PodRow pod = world.runpod.pods().ever().get(0);
        JdbcClient jdbc = controller.context.getBean(JdbcClient.class);
        double perSecond = new RentedPods(jdbc).find(pod.id()).orElseThrow().costPerHour() / 3600;
        // it ends itself, and is counted until that was noticed
        assertThat(controller.context.getBean(PodCosts.class).dollarsOf(pod.id()))
                .isBetween(pod.dollars() * 0.75, pod.dollars() * 1.25 + noticedAfterSeconds(world, pod) * perSecond);
    }

    /** However long a turn takes on a loaded machine. */
    private static double noticedAfterSeconds(PodsWorld world, PodRow pod) {
        Instant end = Objects.requireNonNull(pod.endedAt());
        Instant noticed = world.runpod.journal().of("GET /pods").stream()
                .map(JournalEntry::time)
                .filter(look -> look.isAfter(end))
                .sorted()
                .skip(LOOKS_FOR_THE_PROOF - 1)
                .findFirst()
                .orElseThrow();
        return Duration.between(end, noticed).toMillis() / 1000.0;
    }

    /** RunPod's bill is known too; it has the disk besides. */
    private static void assertBilled(PodsWorld world, RunningService controller) {
        PodRow pod = world.runpod.pods().ever().get(0);
        RentedPods pods = new RentedPods(controller.context.getBean(JdbcClient.class));
        await().atMost(PodsWorld.SOON)
                .untilAsserted(
                        () -> assertThat(pods.find(pod.id()).orElseThrow().billed())
                                .isNotNull()
                                .isCloseTo(pod.dollars(), within(pod.dollars() / 100)));
    }

    /** RunPod has the same to tell: one pod ever, no process left, no key and no secret where everybody can read it. */
    private static void assertOnePodProvenGone(PodsWorld world) {
        assertThat(world.runpod.pods().ever()).singleElement().satisfies(pod -> {
            assertThat(pod.isAlive()).isFalse();
            assertThat(pod.restarts()).isZero();
        });
        assertNothingIsLeft(world);
    }

    static void assertNothingIsLeft(PodsWorld world) {
        assertThat(world.runpod.journal().leaks()).isEmpty();
        for (PodRow pod : world.runpod.pods().ever()) {
            // a process ends a moment after its pod
            await().atMost(PodsWorld.SOON)
                    .until(() -> world.runpod.pods().process(pod.id()).isEmpty());
        }
    }
}
