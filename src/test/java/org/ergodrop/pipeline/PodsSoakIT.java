package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ergodrop.demo.runpod.PodRow;
import org.ergodrop.jobs.PostgresServer;
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

/** {@link PodsFlowIT} once more with each fault of RunPod: the same five reports from real pods, each pod proven gone. */
@Tag("soak")
@EnabledOnOs(OS.LINUX)
class PodsSoakIT {

    /** What goes wrong, and how many pods there are in the end. */
    private enum Fault {
        ANSWER_IS_LOST(1) {
            @Override
            void before(PodsWorld world) {
                world.runpod.faults().on("POST /pods").nth(1).loseAnswer();
            }
        },
        NO_GPU_AT_FIRST(1) {
            @Override
            void before(PodsWorld world) {
                world.runpod.faults().on("POST /pods").first(9).outOfCapacity();
            }
        },
        FIRST_POD_NEVER_RUNS(2) {
            @Override
            void before(PodsWorld world) {
                world.runpod.faults().on("POST /pods").nth(1).stickInProvisioning();
            }
        },
        FIRST_POD_FAILS(2) {
            @Override
            void before(PodsWorld world) {
                world.runpod.faults().on("POST /pods").nth(1).endInError();
            }
        },
        CONTAINER_DIES(1) {
            @Override
            void during(PodsWorld world, PodRow pod) {
                world.runpod.pods().kill(pod.id());
            }
        },
        POD_VANISHES(2) {
            @Override
            void during(PodsWorld world, PodRow pod) {
                world.runpod.pods().vanish(pod.id());
            }
        },
        ACCOUNT_IS_EMPTY(2) {
            @Override
            void during(PodsWorld world, PodRow pod) {
                double left = world.runpod.pods().balance();
                world.runpod.pods().payIn(-left);
                await().atMost(PodsWorld.SOON)
                        .until(() -> world.runpod.journal().count("POST /pods", 402) > 0);
                world.runpod.pods().payIn(left);
                world.clock.pass(Duration.ofMinutes(11));
            }
        },
        END_IS_REFUSED(1) {
            @Override
            void before(PodsWorld world) {
                world.runpod.faults().on("DELETE /pods/{id}").first(4).answer(500, "internal error");
                world.runpod.faults().on("POST /pods/{id}/action").first(3).answer(500, "internal error");
            }
        },
        ORPHANS(4) {
            @Override
            void before(PodsWorld world) {
                for (String name : List.of("ergodrop-lab-old1", "ergodrop-lab-old2", "ergodrop-lab-old3")) {
                    world.runpod.pods().addPod(name, Map.of());
                }
            }
        };

        private final int pods;

        Fault(int pods) {
            this.pods = pods;
        }

        void before(PodsWorld world) {}

        /** While the pod has a video in hand. */
        void during(PodsWorld world, PodRow pod) {}
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void withThisFaultToo(Fault fault) throws Exception {
        try (PodsWorld world = PodsWorld.ofProcesses(folder)) {
            fault.before(world);
            world.hold();
            PodsFlowIT.FIVE.forEach(video -> world.drive.drop(video, 3));
            try (RunningService controller = world.controller(
                    "ergodrop.pods.patience.adopt-for=3s",
                    "ergodrop.pods.patience.first-round=1s",
                    "ergodrop.pods.limits.start-within=5s",
                    "ergodrop.pods.limits.max-pods=1")) {
                await().atMost(PodsWorld.SOON)
                        .until(() -> world.drive.in("02-processing").stream().anyMatch(PodsFlowIT.FIVE::contains));
                List<PodRow> alive = world.runpod.pods().alive();
                fault.during(world, alive.get(alive.size() - 1));
                world.release();
                PodsFlowIT.awaitRest(world, controller);
                PodsFlowIT.assertFiveReports(world);
                PodsFlowIT.assertNothingIsLeft(world);
                assertThat(world.runpod.pods().ever()).hasSize(fault.pods);
            }
        }
    }

    @Test
    void ofTwoControllersOneLeadsAndWhenItDiesTheOtherOneGoesOnWithTheSamePod() throws Exception {
        try (PostgresServer postgres = PostgresServer.start();
                PodsWorld world = PodsWorld.ofProcesses(folder)) {
            postgres.create("service");
            String[] shared = {
                "spring.datasource.url=" + postgres.url("service"),
                "spring.datasource.username=" + PostgresServer.USER,
                "spring.datasource.password=" + PostgresServer.PASSWORD
            };
            world.hold();
            PodsFlowIT.FIVE.forEach(video -> world.drive.drop(video, 3));
            Process first = world.anotherController(shared);
            try {
                await().atMost(PodsWorld.SOON)
                        .until(() -> world.runpod.pods().alive().size() == 1);
                try (RunningService second = world.controller(shared)) {
                    RentedPods pods = new RentedPods(second.context.getBean(JdbcClient.class));
                    assertThat(pods.in(RentState.ALIVE)).hasSize(1);
                    first.destroyForcibly().waitFor();
                    world.release();
                    PodsFlowIT.awaitRest(world, second);
                    PodsFlowIT.assertFiveReports(world);
                    PodsFlowIT.assertOnePodProvenGoneAndPaidFor(world, second);
                }
            } finally {
                first.destroyForcibly().waitFor();
            }
        }
    }
}
