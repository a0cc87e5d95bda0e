package org.ergodrop.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.ergodrop.FreePort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code docker/pod} as a script, for real: a stand-in for the service, and one for RunPod on loopback. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PodScriptTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String KEY = "rpa_SECRET\"canary\\7";
    private static final String GIVES_SIGNS =
            "while true; do touch -d \"@$(date +%s)\" \"$ERGODROP_ALIVEFILE\"; sleep 0.1; done";
    private static final String FOR_EVER = "while true; do sleep 0.1; done";

    /** What RunPod was asked: {@code DELETE /v2/pods/pod1} and the like. */
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private final List<String> keys = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private HttpServer runPod;
    private volatile Function<String, Integer> status = request -> 204;
    private @Nullable Process script;

    @BeforeEach
    void listen() throws IOException {
        runPod = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.draw()), 0);
        runPod.createContext("/", this::answer);
        runPod.start();
        Files.createDirectories(folder.resolve("data"));
        // the script's clock: as late as the test says
        executable("tools/date", "exec /bin/date -d \"$(cat '" + folder + "/later' 2>/dev/null) seconds\" \"$@\"");
        executable("tools/curl", "printf '%s\\n' \"$@\" >>'" + folder + "/curl-arguments'; exec /usr/bin/curl \"$@\"");
    }

    @AfterEach
    void end() throws Exception {
        if (script != null) {
            script.descendants().forEach(ProcessHandle::destroyForcibly);
            script.destroyForcibly().waitFor();
        }
        runPod.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String request = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip();
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        exchange.sendResponseHeaders(status.apply(request), -1);
        exchange.close();
        asked.add(request);
    }

    private void executable(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/bash\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Starts the script with a service that does {@code text}; {@code settings} are pairs of names and values. */
    private void start(String text, String... settings) throws IOException {
        executable("program", "echo \"$$ $*\" >>'" + folder + "/starts'; env >'" + folder + "/env'; " + text);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of("docker/pod").toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("ERGODROP_") || name.startsWith("RUNPOD_"));
        environment.putAll(Map.of(
                "PATH",
                folder.resolve("tools") + ":" + System.getenv("PATH"),
                "RUNPOD_POD_ID",
                "pod1",
                "RUNPOD_API_KEY",
                KEY,
                "ERGODROP_INTENT",
                "intent-7",
                "ERGODROP_RUNPOD_BASEURL",
                "http://127.0.0.1:" + runPod.getAddress().getPort() + "/v2",
                "ERGODROP_POD_DEADLINE",
                String.valueOf(Instant.now().getEpochSecond() + 3600),
                "ERGODROP_PROGRAM",
                folder.resolve("program").toString(),
                "ERGODROP_DATA",
                folder.resolve("data").toString()));
        environment.putAll(Map.of(
                "ERGODROP_POD_CHECKSECONDS", "0.05",
                "ERGODROP_POD_GRACESECONDS", "0.2",
                "ERGODROP_POD_FIRSTPAUSESECONDS", "0.1",
                "ERGODROP_POD_LONGESTPAUSESECONDS", "120"));
        for (int i = 0; i < settings.length; i += 2) {
            environment.put(settings[i], settings[i + 1]);
        }
        script = builder.start();
    }

    private void awaitAsked(String... requests) {
        await().atMost(SOON).until(() -> asked.size() >= requests.length);
        assertThat(asked).containsExactly(requests);
    }

    private List<String> starts() throws IOException {
        Path file = folder.resolve("starts");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** So many seconds have passed since the script was started; without a word from here, only those that did. */
    private void pass(int seconds) throws IOException {
        Path fresh = Files.writeString(folder.resolve("later.new"), String.valueOf(seconds));
        Files.move(fresh, folder.resolve("later"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void awaitStart() {
        await().atMost(SOON).until(() -> starts().size() == 1);
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private Path inData(String name) {
        return folder.resolve("data").resolve(name);
    }

    private boolean isServiceAlive() throws IOException {
        String start = starts().get(starts().size() - 1);
        return ProcessHandle.of(Long.parseLong(start.split(" ")[0]))
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }

    @Test
    void whenTheServiceEndsByItselfThePodIsTerminatedOnceAndTheScriptStays() throws Exception {
        start("echo served; exit 0");
        awaitAsked("DELETE /v2/pods/pod1");
        await().atMost(SOON).until(() -> said().contains("termination asked for: 204"));
        assertThat(starts()).singleElement().asString().endsWith(" run");
        assertThat(inData("pod-finished")).hasContent("pod1 intent-7");
        assertThat(said()).contains("served", "exit code 0");
        assertThat(script.isAlive()).isTrue();

        script.destroy();
        assertThat(script.waitFor(SOON.toSeconds(), TimeUnit.SECONDS))
                .as("SIGTERM ends it")
                .isTrue();
        assertThat(asked).hasSize(1);
    }

    @Test
    void theKeyIsInNoArgumentInNoOutputAndNotWithTheService() throws Exception {
        status = request -> 403;
        start("exit 0");
        await().atMost(SOON).until(() -> asked.size() >= 4);
        assertThat(keys).allMatch(("Bearer " + KEY)::equals);
        assertThat(folder.resolve("curl-arguments"))
                .content()
                .contains("--config")
                .doesNotContain("SECRET", "Bearer");
        assertThat(said()).contains("termination asked for: 403").doesNotContain("SECRET");
        assertThat(folder.resolve("env"))
                .content()
                .contains("RUNPOD_POD_ID=pod1")
                .doesNotContain("SECRET");
    }

    @Test
    void aRefusedTerminationIsFollowedByAStopAndAskedForAgain() throws Exception {
        status = request -> request.startsWith("DELETE") && asked.size() < 4 ? 500 : 204;
        start("exit 0");
        awaitAsked(
                "DELETE /v2/pods/pod1",
                "POST /v2/pods/pod1/action {\"action\":\"stop\"}",
                "DELETE /v2/pods/pod1",
                "POST /v2/pods/pod1/action {\"action\":\"stop\"}",
                "DELETE /v2/pods/pod1");
        assertThat(script.isAlive()).isTrue();
    }

    @Test
    void whenRunPodCannotBeReachedItGoesOnAsking() throws Exception {
        int port = runPod.getAddress().getPort();
        runPod.stop(0);
        start("exit 0");
        await().atMost(SOON).until(() -> said().contains("termination asked for: 000"));
        runPod = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        runPod.createContext("/", this::answer);
        runPod.start();
        await().atMost(SOON).until(() -> asked.contains("DELETE /v2/pods/pod1"));
    }

    @Test
    void aServiceThatDiesIsStartedAgainThreeTimesAndThenThePodEnds() throws Exception {
        start("kill -9 $$");
        awaitAsked("DELETE /v2/pods/pod1");
        assertThat(starts()).hasSize(4);
        assertThat(said()).contains("exit code 137", "died 4 times");
    }

    @Test
    void aContainerThatRunPodStartedAgainGoesOnCounting() throws Exception {
        Files.writeString(inData("pod-starts"), "pod1 3\n");
        start("exit 1");
        awaitAsked("DELETE /v2/pods/pod1");
        assertThat(starts()).hasSize(1);
    }

    @Test
    void aServiceWithoutASignOfLifeIsKilledAndThePodEnds() throws Exception {
        start("trap '' TERM; " + FOR_EVER, "ERGODROP_POD_STUCKAFTERSECONDS", "600");
        awaitStart();
        pass(601);
        awaitAsked("DELETE /v2/pods/pod1");
        assertThat(starts()).hasSize(1);
        assertThat(isServiceAlive()).isFalse();
        assertThat(said()).contains("no sign of life");
    }

    @Test
    void aServiceThatGivesItsSignIsLeftAloneAndSigtermIsPassedOnToIt() throws Exception {
        start(
                "trap 'echo asked to stop; sleep 0.2; echo let go; exit 143' TERM; " + GIVES_SIGNS,
                "ERGODROP_POD_STUCKAFTERSECONDS",
                "2000");
        awaitStart();
        long began = Instant.now().getEpochSecond();
        // in small steps: several may lie between the two clocks that one look of the script compares
        for (int seconds = 250; seconds <= 2500; seconds += 250) {
            pass(seconds);
            long then = began + seconds;
            await().atMost(SOON).until(() -> signOfLife() >= then);
        }
        script.destroy();
        assertThat(script.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(script.exitValue()).isEqualTo(143);
        assertThat(said()).contains("asked to stop", "let go");
        assertThat(asked).isEmpty();
        assertThat(inData("pod-finished")).doesNotExist();
        assertThat(inData("pod-starts")).as("a stop on purpose is no death").hasContent("pod1 0");
    }

    /** Seconds since the epoch, by the clock of the script. */
    private long signOfLife() throws IOException {
        return Files.getLastModifiedTime(inData("alive")).to(TimeUnit.SECONDS);
    }

    @Test
    void theDeadlineEndsAServiceThatDoesNotListen() throws Exception {
        start("trap '' TERM; " + FOR_EVER, "ERGODROP_POD_STUCKAFTERSECONDS", "86400");
        awaitStart();
        pass(3600);
        awaitAsked("DELETE /v2/pods/pod1");
        assertThat(starts()).hasSize(1);
        assertThat(isServiceAlive()).isFalse();
        assertThat(said()).contains("deadline");
    }

    @Test
    void pastTheDeadlineNothingIsStarted() throws Exception {
        start(FOR_EVER, "ERGODROP_POD_DEADLINE", String.valueOf(Instant.now().getEpochSecond() - 1));
        awaitAsked("DELETE /v2/pods/pod1");
        assertThat(starts()).isEmpty();
    }

    @Test
    void aFinishedPodThatIsStartedAgainAsksForItsEndAtOnce() throws Exception {
        Files.writeString(inData("pod-finished"), "pod1 intent-7\n");
        start(FOR_EVER);
        awaitAsked("DELETE /v2/pods/pod1");
        assertThat(starts()).isEmpty();
    }

    @Test
    void theMarkOfAnotherPodOnTheSameVolumeMeansNothing() throws Exception {
        Files.writeString(inData("pod-finished"), "pod0 intent-6\n");
        Files.writeString(inData("pod-starts"), "pod0 4\n");
        start(FOR_EVER);
        awaitStart();
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutItsKeyItSaysSoAndStays() throws Exception {
        start("exit 0", "RUNPOD_API_KEY", "");
        await().atMost(SOON).until(() -> said().contains("somebody else has to"));
        assertThat(script.isAlive()).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test
    void aDataFolderThatCannotBeWrittenDoesNotKeepThePodAlive() throws Exception {
        start("exit 0", "ERGODROP_DATA", "/proc/no-such-folder", "ERGODROP_ALIVEFILE", "/proc/no-such-folder/alive");
        awaitAsked("DELETE /v2/pods/pod1");
        assertThat(said()).contains("cannot be written");
    }
}
