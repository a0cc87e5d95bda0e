package org.ergodrop.pods.runpod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ergodrop.FreePort;
import org.ergodrop.pods.BilledPod;
import org.ergodrop.pods.Candidate;
import org.ergodrop.pods.GpuOffer;
import org.ergodrop.pods.Pod;
import org.ergodrop.pods.PodProviderException;
import org.ergodrop.pods.PodProviderException.Kind;
import org.ergodrop.pods.PodRequest;
import org.ergodrop.pods.PodStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunPodClientTest {

    static final PodRequest REQUEST = new PodRequest(
            "ergodrop-a-b",
            "registry/ergodrop:1",
            new Candidate("NVIDIA L4", "SECURE", "EU-RO-1"),
            30,
            "vol_x",
            Map.of("ERGODROP_INTENT", "b"));

    private StubRunPod runPod;
    private RunPodClient client;

    @BeforeEach
    void start() throws IOException {
        runPod = new StubRunPod();
        client = RunPodClient.alone(runPod.properties("key"));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        runPod.close();
    }

    @ParameterizedTest(name = "HTTP {0} is {1}")
    @CsvSource({
        "400, REFUSED",
        "401, UNAUTHORIZED",
        "402, NO_BALANCE",
        "403, FORBIDDEN",
        "404, MALFORMED",
        "409, CONFLICT",
        "422, MALFORMED",
        "429, RATE_LIMITED",
        "500, UNAVAILABLE",
        "502, UNCLEAR",
        "503, UNAVAILABLE",
        "504, UNCLEAR",
        "307, UNAVAILABLE"
    })
    void theStatusTellsWhatFollowsAndNothingIsRepeatedOrRedirected(int status, Kind kind) {
        runPod.answers(
                status,
                Map.of("Location", runPod.baseUrl() + "/elsewhere", "Retry-After", "12"),
                "{\"title\":\"t\",\"status\":" + status + ",\"detail\":\"because of\\nthis\",\"errors\":[\"$.disk\"]}");
        PodProviderException failure = failure(() -> client.create(REQUEST));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(runPod.asked()).hasSize(1);
        if (status >= 400) {
            assertThat(failure).hasMessageContaining("because of").hasMessageContaining("$.disk");
            assertThat(failure.getMessage()).doesNotContain("\n");
        }
        assertThat(failure.retryAfter()).hasSeconds(status == 429 ? 12 : 0);
    }

    @Test
    void aPodThatNobodyCouldBeAskedForIsCertainlyNotThere() throws IOException {
        URI nobody = URI.create("http://127.0.0.1:" + FreePort.draw() + "/v2");
        try (RunPodClient alone = RunPodClient.alone(StubRunPod.properties(nobody, "key"))) {
            assertThat(failure(() -> alone.create(REQUEST)).kind()).isEqualTo(Kind.UNAVAILABLE);
        }
        URI noHost = URI.create("https://no-such-host.invalid/v2");
        try (RunPodClient alone = RunPodClient.alone(StubRunPod.properties(noHost, "key"))) {
            assertThat(failure(() -> alone.create(REQUEST)).kind()).isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang-up", "half an answer", "another page", "no pod"})
    void aPodThatWasAskedForWithoutAReadableAnswerMayBeThere(String fault) {
        switch (fault) {
            case "hang-up" -> runPod.hangsUpWithoutAnAnswer();
            case "half an answer" -> runPod.cutsTheAnswer(201);
            case "another page" -> runPod.answers(201, "<html>sign in</html>");
            default -> runPod.answers(201, "{\"id\":\"p1\"}");
        }
        assertThat(failure(() -> client.create(REQUEST)).kind()).isEqualTo(Kind.UNCLEAR);
        assertThat(runPod.asked()).hasSize(1);
        assertThat(failure(() -> client.list()).kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(runPod.asked()).hasSize(2);
    }

    @Test
    void aPodThatWasAskedForWithoutAnAnswerInTimeMayBeThere() throws IOException {
        runPod.neverAnswers();
        try (RunPodClient hasty =
                RunPodClient.alone(StubRunPod.properties(runPod.baseUrl(), "key", Duration.ofMillis(700)))) {
            assertThat(failure(() -> hasty.create(REQUEST)).kind()).isEqualTo(Kind.UNCLEAR);
            // who has lost patience may be faster than who writes down what came
            await().untilAsserted(() -> assertThat(runPod.asked()).hasSize(1));
            assertThat(failure(() -> hasty.list()).kind()).isEqualTo(Kind.UNAVAILABLE);
            await().untilAsserted(() -> assertThat(runPod.asked()).hasSize(2));
        }
    }

    @Test
    void readsWhatWeDecideByAndPassesOverWhatItDoesNotKnow() throws Exception {
        runPod.answers(200, "{\"new\":1,\"pods\":[" + StubRunPod.POD + """
                ,{"id":"p2","name":"foreign","status":"HIBERNATING","cost":0,"runtime":null,"startedAt":null,
                  "cpu":{"id":"cpu3c"},"createdAt":"2026-06-01T12:00:00Z","env":{"THEIR":"secret"},"moon":"full"}]}""");
        assertThat(client.list())
                .containsExactly(
                        new Pod(
                                "p1",
                                "ergodrop-a-b",
                                PodStatus.RUNNING,
                                0.44,
                                "NVIDIA L4",
                                "SECURE",
                                "EU-RO-1",
                                3600,
                                Instant.parse("2026-06-01T12:00:00Z"),
                                Instant.parse("2026-06-01T12:02:00Z")),
                        new Pod(
                                "p2",
                                "foreign",
                                PodStatus.UNKNOWN,
                                0,
                                null,
                                null,
                                null,
                                0,
                                Instant.parse("2026-06-01T12:00:00Z"),
                                null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "name", "status", "cost"})
    void aListInWhichSomethingIsMissingIsNoList(String field) {
        runPod.answers(200, "{\"pods\":[" + StubRunPod.POD.replace("\"" + field + "\":", "\"x\":") + "]}");
        // "id" stands in the GPU as well, so both are gone
        assertThatThrownBy(() -> client.list()).hasMessageContaining('"' + field + '"');
        runPod.answers(200, "{}");
        assertThatThrownBy(() -> client.list()).hasMessageContaining("\"pods\"");
    }

    @Test
    void aPodOfSomebodyElseWithoutANameHidesNoOtherOne() throws Exception {
        String nameless = StubRunPod.POD.replaceFirst("\"name\": ?\"[^\"]*\"", "\"name\":\"\"");
        runPod.answers(200, "{\"pods\":[" + nameless + "," + StubRunPod.POD + "]}");
        assertThat(client.list()).extracting(Pod::name).containsExactly("", "ergodrop-a-b");
    }

    @Test
    void aPodThatIsGoneIsNoFailureToItsEnd() throws Exception {
        runPod.answers(404, "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"resource not found\"}");
        assertThat(client.find("p1")).isEmpty();
        client.terminate("p1");
        client.stop("p1");
        assertThat(failure(() -> client.list()).kind()).isEqualTo(Kind.MALFORMED);
        runPod.answers(204, "");
        client.terminate("p1");
        runPod.answers(500, "");
        assertThat(failure(() -> client.terminate("p1")).kind()).isEqualTo(Kind.UNAVAILABLE);
        runPod.answers(409, "{\"detail\":\"member of a cluster\"}");
        assertThat(failure(() -> client.terminate("p1")).kind()).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void anIdThatWouldBeAnotherAddressIsNotAskedFor() {
        for (String id : List.of("../templates/x", "", "a/b", "a?b", "a%2Fb")) {
            assertThat(failure(() -> client.terminate(id)).kind()).isEqualTo(Kind.MALFORMED);
        }
        assertThat(runPod.asked()).isEmpty();
    }

    @Test
    void offersAreToldForEachCloudAndDataCentre() throws Exception {
        runPod.answers(200, """
                {"gpus":[{"id":"L4","secure":true,"community":false,"price":{"secure":0.4,"community":0},
                  "availability":"HIGH","dataCenters":[{"id":"EU-RO-1","name":"x","availability":"LOW"},
                  {"id":"US-1","name":"y","availability":"PLENTY"}]},
                 {"id":"A40","secure":true,"community":true,"price":{"secure":0.5,"community":0.3}}]}""");
        assertThat(client.offers())
                .containsExactly(
                        new GpuOffer(new Candidate("L4", "SECURE", null), 3, 0.4),
                        new GpuOffer(new Candidate("L4", "SECURE", "EU-RO-1"), 1, 0.4),
                        new GpuOffer(new Candidate("L4", "SECURE", "US-1"), 1, 0.4),
                        new GpuOffer(new Candidate("A40", "SECURE", null), 0, 0.5),
                        new GpuOffer(new Candidate("A40", "COMMUNITY", null), 0, 0.3));
    }

    @Test
    void billsOfAllHoursAreAddedUpByPod() throws Exception {
        runPod.answers(200, """
                {"records":[{"podId":"a","totalAmount":0.5},{"podId":"b","totalAmount":1},
                 {"podId":"a","totalAmount":0.25}],"metadata":{}}""");
        assertThat(client.billed(Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-06-02T00:00:00Z")))
                .containsExactly(new BilledPod("a", 0.75), new BilledPod("b", 1));
    }

    @Test
    void aKeyInAFileMayBeExchangedWhileTheServiceRuns(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key"), "first\n");
        RunPodProperties without = runPod.properties("");
        RunPodProperties properties = new RunPodProperties(
                without.baseUrl(),
                "",
                file.toString(),
                "",
                "",
                without.connectTimeout(),
                without.answerTimeout(),
                without.longestPause());
        runPod.answers(200, "{\"pods\":[]}");
        try (RunPodClient ofFile = RunPodClient.alone(properties)) {
            ofFile.list();
            Files.writeString(file, "second");
            ofFile.list();
            Files.delete(file);
            assertThat(failure(ofFile::list).kind()).isEqualTo(Kind.UNAUTHORIZED);
        }
        assertThat(runPod.asked())
                .extracting(asked -> asked.headers().get("Authorization"))
                .containsExactly(List.of("Bearer first"), List.of("Bearer second"));
        try (RunPodClient keyless = RunPodClient.alone(without)) {
            assertThat(failure(keyless::list)).hasMessageContaining("ERGODROP_RUNPOD_APIKEY");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.runpod.io/v2",
                "ftp://127.0.0.1/v2",
                "https://user:pass@api.runpod.io/v2",
                "https://api.runpod.io/v2?api_key=x",
                "https:///v2"
            })
    void anAddressThatWouldShowTheKeyIsRefused(String address) {
        assertThatThrownBy(() -> StubRunPod.properties(URI.create(address), "key"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ergodrop.runpod.base-url");
    }

    static PodProviderException failure(ThrowingCallable step) {
        PodProviderException failure = catchThrowableOfType(PodProviderException.class, step);
        assertThat(failure).as("the failure").isNotNull();
        return failure;
    }
}
