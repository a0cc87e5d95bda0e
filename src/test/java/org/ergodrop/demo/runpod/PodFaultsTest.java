package org.ergodrop.demo.runpod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.ergodrop.demo.google.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each thing that can be made to go wrong with pods. */
class PodFaultsTest {

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-06-01T12:00:00Z"));
    private RunPodStandIn runpod;
    private Caller caller;
    private Faults faults;

    @BeforeEach
    void start() throws Exception {
        runpod = RunPodStandIn.start(RunPodOptions.forTests().withClock(clock));
        caller = Caller.of(runpod);
        faults = runpod.faults();
    }

    @AfterEach
    void stop() {
        runpod.close();
    }

    private void pass(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void aRuleHitsTheCallsItNamesAndNoOthers() throws Exception {
        FaultRule rule = faults.on("GET /pods").between(2, 3).answer(503, "upstream");
        int[] statuses = new int[4];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = caller.get("/pods").status();
        }
        assertThat(statuses).containsExactly(200, 503, 503, 200);
        assertThat(caller.get("/pods/none").status()).isEqualTo(404);
        assertThat(rule.hits()).isEqualTo(2);
        assertThat(runpod.journal().count("GET /pods", 503)).isEqualTo(2);
        assertThatThrownBy(() -> faults.on("GET /pod")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRefusedCreateMakesNothing() throws Exception {
        faults.on("POST /pods").nth(1).outOfCapacity();
        faults.on("POST /pods").nth(2).answer(402, "insufficient balance");
        faults.on("POST /pods").nth(3).tooManyRequests(Duration.ofSeconds(12));
        faults.on("POST /pods").nth(4).answer(500, "internal error");
        assertThat(caller.post("/pods", Caller.POD).status()).isEqualTo(400);
        assertThat(caller.post("/pods", Caller.POD).status()).isEqualTo(402);
        Caller.Answer limited = caller.post("/pods", Caller.POD);
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("Retry-After")).isEqualTo("12");
        assertThat(caller.post("/pods", Caller.POD).status()).isEqualTo(500);
        assertThat(runpod.pods().ever()).isEmpty();
        assertThat(caller.post("/pods", Caller.POD).status()).isEqualTo(201);
    }

    @Test
    void theAnswerToACreateMayBeLostThoughThePodIsThere() throws Exception {
        faults.on("POST /pods").nth(1).loseAnswer();
        assertThatThrownBy(() -> caller.post("/pods", Caller.POD)).isInstanceOf(IOException.class);
        assertThat(runpod.pods().alive()).hasSize(1);
        assertThat(caller.get("/pods").json().at("/pods/0/name").asText()).isEqualTo("a");
        assertThat(runpod.journal().of("POST /pods").get(0).status()).isZero();
    }

    @Test
    void aCreateMayHangWithOrWithoutHavingBeenDone() {
        faults.on("POST /pods").nth(1).loseAnswerSilently(Duration.ofMillis(200));
        assertThatThrownBy(() -> caller.post("/pods", Caller.POD)).isInstanceOf(IOException.class);
        assertThat(runpod.pods().alive()).hasSize(1);
        faults.clear();
        faults.on("POST /pods").nth(1).hang(Duration.ofMillis(200));
        faults.on("POST /pods").nth(2).resetConnection();
        assertThatThrownBy(() -> caller.post("/pods", Caller.POD)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> caller.post("/pods", Caller.POD)).isInstanceOf(IOException.class);
        assertThat(runpod.pods().alive()).hasSize(1);
    }

    @Test
    void oneRequestMayMakeTwoPods() throws Exception {
        faults.on("POST /pods").nth(1).createTwins();
        String told = caller.create();
        assertThat(runpod.pods().named("a")).hasSize(2);
        assertThat(runpod.pods().ever().get(1).id()).isEqualTo(told);
    }

    @Test
    void aDeleteMayFailInEveryWay() throws Exception {
        String id = caller.create();
        faults.on("DELETE /pods/{id}").nth(1).answer(500, "internal error");
        faults.on("DELETE /pods/{id}").nth(2).answer(404, "resource not found");
        faults.on("DELETE /pods/{id}").nth(3).pretend();
        faults.on("DELETE /pods/{id}").nth(4).loseAnswer();
        assertThat(caller.delete(id).status()).isEqualTo(500);
        assertThat(caller.delete(id).status()).isEqualTo(404);
        assertThat(caller.delete(id).status()).isEqualTo(204);
        assertThat(caller.status(id)).isEqualTo("PROVISIONING");
        assertThatThrownBy(() -> caller.delete(id)).isInstanceOf(IOException.class);
        assertThat(runpod.pods().alive()).isEmpty();
        assertThat(caller.get("/pods/" + id).status()).isEqualTo(404);
    }

    @Test
    void aPodMayBeHiddenAndStillCost() throws Exception {
        String id = caller.create();
        runpod.pods().hide(id, Duration.ofMinutes(5));
        assertThat(caller.get("/pods/" + id).status()).isEqualTo(404);
        assertThat(caller.get("/pods").json().path("pods")).isEmpty();
        assertThat(runpod.pods().dollarsPerHour()).isPositive();
        pass(300);
        assertThat(caller.get("/pods/" + id).status()).isEqualTo(200);
    }

    @Test
    void aPodMayNeverGetThere() throws Exception {
        faults.on("POST /pods").nth(1).stickInProvisioning();
        faults.on("POST /pods").nth(2).failToPullTheImage();
        faults.on("POST /pods").nth(3).endInError();
        String stuck = caller.create();
        String noImage = caller.create();
        String failed = caller.create();
        pass(3600);
        assertThat(caller.status(stuck)).isEqualTo("PROVISIONING");
        assertThat(caller.status(noImage)).isEqualTo("STARTING");
        assertThat(runpod.pods().log(noImage)).anyMatch(line -> line.contains("error pulling image image:1"));
        assertThat(caller.status(failed)).isEqualTo("ERROR");
        assertThat(runpod.pods().get(stuck).dollars()).isGreaterThan(0.39);
        assertThat(caller.act(failed, "terminate").status()).isEqualTo(204);
    }

    @Test
    void aPodMayVanish() throws Exception {
        faults.on("POST /pods").nth(1).vanishAfter(Duration.ofMinutes(10));
        String id = caller.create();
        pass(599);
        assertThat(caller.status(id)).isEqualTo("RUNNING");
        pass(1);
        assertThat(caller.get("/pods/" + id).status()).isEqualTo(404);
        String other = caller.create();
        runpod.pods().vanish(other);
        assertThat(caller.get("/pods/" + other).status()).isEqualTo(404);
        assertThat(runpod.pods().get(other).end()).isEqualTo("host lost");
    }

    @Test
    void aContainerMayRestartForEver() throws Exception {
        faults.on("POST /pods").nth(1).restartEvery(Duration.ofSeconds(30));
        String id = caller.create();
        pass(60 + 30 + 10 + 7);
        assertThat(runpod.pods().get(id).restarts()).isEqualTo(1);
        assertThat(caller.get("/pods/" + id).json().at("/runtime/uptime").asInt())
                .isEqualTo(7);
        pass(400);
        assertThat(runpod.pods().get(id).restarts()).isEqualTo(11);
        assertThat(caller.status(id)).isEqualTo("RUNNING");
    }

    @Test
    void aListMayBeLate() throws Exception {
        faults.on("*").latency(Duration.ofMillis(150));
        long before = System.nanoTime();
        assertThat(caller.get("/pods").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }
}
