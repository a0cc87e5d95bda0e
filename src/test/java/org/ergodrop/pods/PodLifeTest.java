package org.ergodrop.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The good way: work, a pod, no work, no pod, proven. */
class PodLifeTest {

    private final PodWorld world = new PodWorld();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aPodIsRentedForWorkAndIsProvenGoneWhenThereIsNoneAnyMore() {
        world.turn();
        assertThat(world.cloud.calls).containsOnlyKeys("list");

        world.work = new Work(5, 0, "five wait");
        world.turn();
        FakeCloud.Machine machine = world.cloud.alive().get(0);
        RentedPod pod = world.only(RentState.ALIVE);
        assertThat(machine.request.name()).isEqualTo("ergodrop-lab-" + pod.intentId());
        assertThat(machine.request.env())
                .containsEntry("ERGODROP_INTENT", pod.intentId())
                .containsEntry("ERGODROP_DEPLOYMENT", "lab")
                .containsEntry(
                        "ERGODROP_POD_DEADLINE", Long.toString(pod.deadline().getEpochSecond()))
                .containsEntry("ERGODROP_ROLES", "intake,worker");

        world.turns(5);
        assertThat(world.cloud.machines).hasSize(1);
        assertThat(world.only(RentState.ALIVE).status()).isEqualTo(PodStatus.RUNNING);
        world.work = new Work(0, 0, "none");
        world.turns(10);
        assertThat(world.cloud.alive()).hasSize(1);
        world.turns(3);
        assertThat(world.cloud.alive()).isEmpty();
        RentedPod gone = world.only(RentState.GONE);
        assertThat(gone.endReason()).isEqualTo(EndReason.IDLE);
        assertThat(gone.hasProgressed()).isTrue();
        assertThat(world.cloud.calls.get("terminate")).isEqualTo(1);
        // absent from two lists, and not found twice
        assertThat(world.cloud.calls.get("find")).isEqualTo(2);
        assertThat(world.costs.total().dollars()).isCloseTo(world.cloud.dollars(), within(0.02));
        assertThat(world.intents.in(IntentState.CLOSED)).hasSize(1);
        assertThat(world.rows.troubles.all()).isEmpty();
    }

    @Test
    void aSecondLookThatComesTooSoonAfterTheFirstProvesNothing() {
        try (PodWorld patient = new PodWorld("patience.proof-apart", "3m")) {
            patient.work = new Work(1, 0, "1");
            patient.turns(5);
            patient.cloud.alive().get(0).status = PodStatus.ERROR;
            patient.work = new Work(0, 0, "none");
            patient.turn();
            assertThat(patient.cloud.alive()).isEmpty();
            patient.turn();
            assertThat(patient.only(RentState.ENDING).absentSince()).isNotNull();
            patient.turns(2);
            assertThat(patient.only(RentState.ENDING).goneAt()).isNull();
            patient.turn();
            RentedPod gone = patient.only(RentState.GONE);
            assertThat(gone.goneAt()).isEqualTo(gone.absentSince().plus(Duration.ofMinutes(3)));
        }
    }
}
