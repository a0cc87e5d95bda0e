package org.ergodrop.demo.runpod;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The entry script of our image as the program of a pod: what it asks of RunPod, RunPod's stand-in understands. */
@EnabledOnOs(OS.LINUX)
class PodScriptIT {

    private static final Path SCRIPT = Path.of("docker/pod").toAbsolutePath();

    @TempDir
    private Path folder;

    private RunPodStandIn runpod;

    private RunPodOptions options(String service) throws IOException {
        Path program = folder.resolve("service");
        Files.writeString(program, "#!/bin/bash\necho run >> \"$ERGODROP_DATA/runs\"\n" + service + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        PodProgram script = PodProgram.command(List.of("/bin/bash", SCRIPT.toString()));
        RunPodOptions.Phases phases = new RunPodOptions.Phases(
                Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofMillis(50), Duration.ofSeconds(2));
        return RunPodOptions.forTests()
                .withSeed(System.nanoTime())
                .withPhases(phases)
                .withFolder(folder.resolve("pods"))
                .withProgram((id, env, disk) -> {
                    Map<String, String> more = new HashMap<>(env);
                    more.put("ERGODROP_DATA", disk.toString());
                    more.put("ERGODROP_PROGRAM", program.toString());
                    return script.start(id, more, disk);
                });
    }

    /** @param longestPauseSeconds how long the script rests after an answer that promises its end */
    private String rent(String longestPauseSeconds) {
        return runpod.pods()
                .addPod(
                        "pod",
                        Map.of(
                                "ERGODROP_RUNPOD_BASEURL", runpod.baseUrl(),
                                "ERGODROP_INTENT", "i1",
                                "ERGODROP_POD_DEADLINE", "4000000000",
                                "ERGODROP_POD_CHECKSECONDS", "0.1",
                                "ERGODROP_POD_FIRSTPAUSESECONDS", "0.1",
                                "ERGODROP_POD_LONGESTPAUSESECONDS", longestPauseSeconds));
    }

    @AfterEach
    void stop() {
        runpod.close();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    @Test
    void aPodWithNothingLeftToDoEndsItselfHoweverOftenItMustAsk() throws Exception {
        runpod = RunPodStandIn.start(options("exit 0"));
        runpod.faults().on("DELETE /pods/{id}").first(2).answer(500, "internal error");
        runpod.faults().on("POST /pods/{id}/action").first(2).answer(500, "internal error");
        // else it asks once more, with a key that is none any more, when its end is slower than its rest
        String id = rent("300");
        await(() -> !runpod.pods().get(id).isAlive());
        await(() -> runpod.pods().process(id).isEmpty());
        assertThat(runpod.journal().count("DELETE /pods/{id}", 500)).isEqualTo(2);
        assertThat(runpod.pods().get(id).restarts()).isZero();
        assertThat(runpod.journal().entries()).allMatch(entry -> entry.who().equals(id));
        assertThat(runpod.journal().leaks()).isEmpty();
    }

    @Test
    void aPodThatMayNotDeleteItselfStopsItself() throws Exception {
        runpod = RunPodStandIn.start(options("exit 0").whereAPodsKeyMayNotDelete());
        String id = rent("0.3");
        // what is asked stands in the journal a moment after the pod has stopped
        await(() -> runpod.journal().count("POST /pods/{id}/action", 200) == 1);
        assertThat(runpod.pods().get(id).status()).isEqualTo("EXITED");
        assertThat(runpod.journal().count("DELETE /pods/{id}", 403)).isPositive();
    }

    @Test
    void aContainerThatIsStartedAgainAfterItsWorkDoesNoneAgain() throws Exception {
        runpod = RunPodStandIn.start(options("exit 0"));
        FaultRule deaf = runpod.faults().on("DELETE /pods/{id}").pretend();
        String id = rent("0.3");
        // the script may have asked before its maker knows of it
        await(() -> deaf.hits() > 0 && runpod.pods().process(id).isPresent());
        runpod.pods().kill(id);
        await(() -> runpod.pods().get(id).restarts() == 1);
        int before = deaf.hits();
        await(() -> deaf.hits() > before);
        assertThat(Files.readAllLines(folder.resolve("pods").resolve(id).resolve("runs")))
                .hasSize(1);
        deaf.remove();
        await(() -> !runpod.pods().get(id).isAlive());
    }
}
