package org.ergodrop.demo.runpod;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pods that are real processes. */
@EnabledOnOs(OS.LINUX)
class PodProcessIT {

    private static final String WRITES_ENV = "env > env.txt; touch ready; exec sleep 1000";

    @TempDir
    private Path folder;

    private RunPodStandIn runpod;
    private Caller caller;

    private void start(String script) throws IOException {
        start(script, Duration.ofMillis(400));
    }

    /** @param grace what a pod may take to say goodbye */
    private void start(String script, Duration grace) throws IOException {
        RunPodOptions.Phases phases = new RunPodOptions.Phases(
                Duration.ofMillis(50), Duration.ofMillis(50), Duration.ZERO, Duration.ofMillis(50), grace);
        // Ids of its own: they are looked for among all processes of this machine.
        runpod = RunPodStandIn.start(RunPodOptions.forTests()
                .withSeed(System.nanoTime())
                .withPhases(phases)
                .withSecret("passphrase", "canary")
                .withFolder(folder)
                .withProgram(PodProgram.command(List.of("/bin/bash", "-c", script))));
        caller = Caller.of(runpod);
    }

    @AfterEach
    void stop() {
        runpod.close();
    }

    private Path disk(String id) {
        return folder.resolve(id);
    }

    private void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }

    /** Of the first process in the pod's container, which may have done much before its maker knows of it. */
    private long process(String id) {
        await(() -> runpod.pods().process(id).isPresent());
        return runpod.pods().process(id).orElseThrow().pid();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static long pid(Path file) throws IOException {
        return Long.parseLong(Files.readString(file).trim());
    }

    @Test
    void aContainerHasItsSecretsAndWhatRunPodAddsAndNothingOfOurs() throws Exception {
        start(WRITES_ENV);
        String id = caller.create(Caller.POD.replace(
                "{\"name\"",
                "{\"env\":{\"PASS\":\"{{ RUNPOD_SECRET_passphrase }}\",\"NO\":\"{{RUNPOD_SECRET_x}}\"},"
                        + "\"ports\":[\"22/tcp\"],\"name\""));
        await(() -> Files.exists(disk(id).resolve("ready")));
        List<String> env = Files.readAllLines(disk(id).resolve("env.txt"));
        assertThat(env)
                .contains(
                        "PASS=canary",
                        "NO={{RUNPOD_SECRET_x}}",
                        "RUNPOD_POD_ID=" + id,
                        "RUNPOD_API_KEY=" + runpod.pods().get(id).key(),
                        "RUNPOD_DC_ID=EU-RO-1",
                        "RUNPOD_GPU_COUNT=1",
                        "RUNPOD_TCP_PORT_22=34446")
                .noneMatch(line -> line.startsWith("JAVA_HOME") || line.startsWith("USER="));
        assertThat(caller.get("/pods/" + id).json().at("/env/PASS").asText())
                .isEqualTo("{{ RUNPOD_SECRET_passphrase }}");
    }

    @Test
    void aContainerThatExitsIsStartedAgainOnTheSameDiskAndItsLogIsKept() throws Exception {
        start("echo run >> runs; echo said $(wc -l < runs); [ $(wc -l < runs) -ge 3 ] && exec sleep 1000; exit 3");
        String id = caller.create();
        await(() -> runpod.pods().get(id).restarts() == 2
                && Files.readAllLines(disk(id).resolve("runs")).size() == 3);
        assertThat(caller.status(id)).isEqualTo("RUNNING");
        // each process has a reader of its own
        await(() -> runpod.pods().log(id).containsAll(List.of("said 1", "said 2", "said 3")));
        assertThat(runpod.pods().log(id)).contains("container exited with code 3, restarting");
        runpod.pods().kill(id);
        await(() -> runpod.pods().get(id).restarts() == 3);
    }

    @Test
    void aStopEndsWholeTreesEvenThoseThatIgnoreItAndWipesTheDisk() throws Exception {
        start("trap '' TERM; sleep 1001 & echo $! > child; (setsid sleep 1002 & echo $! > stray); touch ready;"
                + " while true; do sleep 0.1; done");
        String id = caller.create();
        await(() -> Files.exists(disk(id).resolve("ready")));
        long first = process(id);
        long child = pid(disk(id).resolve("child"));
        long stray = pid(disk(id).resolve("stray"));
        assertThat(isAlive(first) && isAlive(child) && isAlive(stray)).isTrue();
        assertThat(caller.act(id, "stop").text("status")).isEqualTo("EXITED");
        await(() -> !isAlive(first) && !isAlive(child) && !isAlive(stray));
        await(() -> !Files.exists(disk(id)));
        assertThat(runpod.pods().get(id).restarts()).isZero();
        caller.act(id, "start");
        await(() -> Files.exists(disk(id).resolve("ready")));
        assertThat(pid(disk(id).resolve("child"))).isNotEqualTo(child);
    }

    @Test
    void aPolitePodMaySayGoodbyeAndAPodMayEndItself() throws Exception {
        start(
                "trap 'echo bye > ../bye; exit 0' TERM; touch ready; curl -s -X DELETE -H \"Authorization: Bearer"
                        + " $RUNPOD_API_KEY\" $BASE/pods/$RUNPOD_POD_ID; while true; do sleep 0.05; done",
                Duration.ofSeconds(20));
        String id = caller.create(
                Caller.POD.replace("{\"name\"", "{\"env\":{\"BASE\":\"" + runpod.baseUrl() + "\"},\"name\""));
        await(() -> !runpod.pods().get(id).isAlive());
        await(() -> Files.exists(folder.resolve("bye")) && !Files.exists(disk(id)));
        assertThat(runpod.journal().of("DELETE /pods/{id}").get(0).who()).isEqualTo(id);
        assertThat(runpod.pods().get(id).restarts()).isZero();
    }

    @Test
    void whatExitsTakesItsChildrenAlong() throws Exception {
        start("if [ -e stray ]; then touch again; exec sleep 1000; fi; (setsid sleep 1003 & echo $! > stray); exit 0");
        String id = caller.create();
        await(() -> Files.exists(disk(id).resolve("again")));
        assertThat(isAlive(pid(disk(id).resolve("stray")))).isFalse();
    }

    @Test
    void closingLeavesNothingBehind() throws Exception {
        start("touch ready; trap '' TERM; while true; do sleep 0.1; done");
        String id = caller.create();
        await(() -> Files.exists(disk(id).resolve("ready")));
        long pid = process(id);
        runpod.close();
        assertThat(isAlive(pid)).isFalse();
        assertThat(Guard.processesWith("RUNPOD_POD_ID=" + id)).isEmpty();
    }

    @Test
    void aJvmThatIsKilledLeavesNothingBehindEither() throws Exception {
        start("exit 0");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrphanMaker.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pod;
        try (BufferedReader said = jvm.inputReader()) {
            pod = Long.parseLong(said.readLine());
            assertThat(isAlive(pod)).isTrue();
        } finally {
            jvm.destroyForcibly().waitFor();
        }
        await(() -> !isAlive(pod));
    }
}
