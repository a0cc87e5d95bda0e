package org.ergodrop.demo.runpod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.ergodrop.demo.google.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a pod lives, what it costs and who may do what, by a clock that the test moves. */
class PodLifeTest {

    private static final double L4 = 0.39;
    private static final double DISK = 50 * 0.10 / 720;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-06-01T12:00:00Z"));
    private RunPodStandIn runpod;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        runpod = RunPodStandIn.start(RunPodOptions.forTests()
                .withClock(clock)
                .withSecret("token", "canary-secret")
                .withTemplate("tpl", "template-image"));
        caller = Caller.of(runpod);
    }

    @AfterEach
    void stop() {
        runpod.close();
    }

    private void pass(long seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void aPodComesUpInThreeSteps() throws Exception {
        JsonNode created = caller.post("/pods", Caller.POD).json();
        String id = created.path("id").asText();
        assertThat(created.path("status").asText()).isEqualTo("PROVISIONING");
        assertThat(created.path("cost").asDouble()).isEqualTo(L4);
        pass(20);
        assertThat(caller.status(id)).isEqualTo("STARTING");
        pass(40);
        pass(5);
        JsonNode running = caller.get("/pods/" + id).json();
        assertThat(running.path("status").asText()).isEqualTo("RUNNING");
        assertThat(running.at("/runtime/uptime").asInt()).isEqualTo(5);
        assertThat(running.path("startedAt").asText()).isEqualTo("2026-06-01T12:01:00Z");
        assertThat(caller.get("/pods").json().at("/pods/0/id").asText()).isEqualTo(id);
    }

    @Test
    void onlyTheActionsThatAPodNamesAreTaken() throws Exception {
        String id = caller.create();
        assertThat(caller.act(id, "restart").status()).isEqualTo(409);
        pass(60);
        assertThat(caller.act(id, "start").status()).isEqualTo(409);
        assertThat(caller.act(id, "restart").status()).isEqualTo(200);
        assertThat(caller.act(id, "stop").text("status")).isEqualTo("EXITED");
        assertThat(caller.get("/pods/" + id).json().path("cost").asDouble()).isZero();
        assertThat(caller.act(id, "start").text("status")).isEqualTo("STARTING");
        assertThat(caller.act(id, "terminate").status()).isEqualTo(204);
        assertThat(caller.act(id, "start").status()).isEqualTo(404);
        assertThat(caller.get("/pods").json().path("pods")).isEmpty();
    }

    @Test
    void aLockedPodIsNotStopped() throws Exception {
        String id = caller.create();
        assertThat(caller.send("PATCH", "/pods/" + id, "{\"locked\":true,\"name\":\"b\"}")
                        .text("name"))
                .isEqualTo("b");
        assertThat(caller.act(id, "stop").status()).isEqualTo(409);
        assertThat(caller.delete(id).status()).isEqualTo(204);
        assertThat(caller.delete(id).status()).isEqualTo(404);
    }

    @Test
    void whatBreaksTheSchemaIs422AndWhatBreaksARuleIs400() throws Exception {
        String[] malformed = {
            "{}",
            "[]",
            Caller.POD.replace("\"name\":\"a\",", ""),
            Caller.POD.replace("\"a\"", "\"\""),
            Caller.POD.replace("\"image\":\"image:1\",", ""),
            Caller.POD.replace("\"image\"", "\"imageName\""),
            Caller.POD.replace("\"count\":1", "\"count\":0"),
            Caller.POD.replace("{\"name\"", "{\"disk\":\"50\",\"name\""),
            Caller.POD.replace("{\"name\"", "{\"env\":{\"A\":1},\"name\""),
            Caller.POD.replace("{\"name\"", "{\"cloud\":\"ALL\",\"name\""),
            Caller.POD.replace("{\"name\"", "{\"mounts\":{\"network\":[{\"volumeId\":\"v\"}]},\"name\""),
            Caller.POD.replace("{\"name\"", "{\"templateId\":null,\"name\"")
        };
        for (String body : malformed) {
            Caller.Answer answer = caller.post("/pods", body);
            assertThat(answer.status()).as(body).isEqualTo(422);
            assertThat(answer.json().path("errors")).isNotEmpty();
            if (RunPodSchema.isHere()) {
                assertThat(RunPodSchema.orSkip().checkRequest("POST", "/pods", body))
                        .isNotEmpty();
            }
        }
        String[] againstRules = {
            "{\"name\":\"a\",\"image\":\"i\"}",
            Caller.POD.replace("{\"name\"", "{\"cpu\":{\"id\":\"cpu5c\",\"vcpuCount\":4},\"name\""),
            Caller.POD.replace(
                    "\"count\":1", "\"count\":1,\"minCudaVersion\":\"12.1\",\"allowedCudaVersions\":[\"12.8\"]"),
            Caller.POD.replace("{\"name\"", "{\"env\":" + variables(51) + ",\"name\""),
            Caller.POD.replace("NVIDIA L4", "NVIDIA L5"),
            "{",
        };
        for (String body : againstRules) {
            assertThat(caller.post("/pods", body).status()).as(body).isEqualTo(400);
        }
        assertThat(caller.post("/pods", Caller.POD.replace("{\"name\"", "{\"templateId\":\"none\",\"name\""))
                        .status())
                .isEqualTo(404);
        assertThat(runpod.pods().ever()).isEmpty();
    }

    @Test
    void aTemplateGivesTheImageAndFiftyVariablesAreAllowed() throws Exception {
        String body =
                "{\"name\":\"a\",\"templateId\":\"tpl\",\"gpu\":{\"id\":\"NVIDIA L4\"},\"env\":" + variables(50) + "}";
        assertThat(caller.post("/pods", body).text("image")).isEqualTo("template-image");
    }

    private static String variables(int number) {
        StringBuilder env = new StringBuilder("{");
        for (int i = 0; i < number; i++) {
            env.append(i == 0 ? "" : ",").append("\"V").append(i).append("\":\"x\"");
        }
        return env.append('}').toString();
    }

    @Test
    void aNewPodIsFoundByNobodyForAWhile() throws Exception {
        runpod.close();
        runpod = RunPodStandIn.start(RunPodOptions.forTests()
                .withClock(clock)
                .withPhases(RunPodOptions.USUAL.withPropagation(Duration.ofSeconds(30))));
        caller = Caller.of(runpod);
        String id = caller.create();
        assertThat(caller.get("/pods/" + id).status()).isEqualTo(404);
        assertThat(caller.delete(id).status()).isEqualTo(404);
        assertThat(caller.get("/pods").json().path("pods")).isEmpty();
        assertThat(runpod.pods().alive()).hasSize(1);
        pass(30);
        assertThat(caller.get("/pods/" + id).status()).isEqualTo(200);
        assertThat(caller.get("/pods").json().path("pods")).hasSize(1);
    }

    @Test
    void whatIsTakenIsNotThereForOthersUntilItIsGivenBack() throws Exception {
        runpod.market().setEverywhere(0);
        runpod.market().set("NVIDIA L4", "EU-CZ-1", "SECURE", 1);
        assertThat(caller.post("/pods", Caller.POD.replace("{\"name\"", "{\"dataCenterIds\":[\"EU-RO-1\"],\"name\""))
                        .text("detail"))
                .contains("no longer any instances available");
        assertThat(caller.post("/pods", Caller.POD.replace("{\"name\"", "{\"cloud\":\"COMMUNITY\",\"name\""))
                        .status())
                .isEqualTo(400);
        String id = caller.create();
        assertThat(runpod.pods().get(id).dataCentreId()).isEqualTo("EU-CZ-1");
        assertThat(caller.post("/pods", Caller.POD).status()).isEqualTo(400);
        pass(60);
        caller.act(id, "stop");
        String other = caller.create();
        assertThat(caller.act(id, "start").status()).isEqualTo(400);
        caller.delete(other);
        assertThat(caller.act(id, "start").status()).isEqualTo(200);
    }

    @Test
    void theCatalogueTellsStockWhenAskedAndMayBeWrong() throws Exception {
        runpod.market().set("NVIDIA L4", 0);
        runpod.market().set("NVIDIA L4", "EU-RO-1", "SECURE", 2);
        assertThat(caller.get("/catalog/gpus").json().at("/gpus/0").has("availability"))
                .isFalse();
        JsonNode gpu = gpu("/catalog/gpus?include=AVAILABILITY&product=POD", "NVIDIA L4");
        assertThat(gpu.path("availability").asText()).isEqualTo("LOW");
        assertThat(gpu.at("/dataCenters/0/id").asText()).isEqualTo("EU-RO-1");
        assertThat(gpu("/catalog/gpus?include=AVAILABILITY&product=POD&cloud=COMMUNITY", "NVIDIA L4")
                        .has("dataCenters"))
                .isFalse();
        runpod.market().claim("NVIDIA L4", "EU-CZ-1", "SECURE", Market.Availability.HIGH);
        assertThat(gpu("/catalog/gpus?include=AVAILABILITY&product=POD&count=1", "NVIDIA L4")
                        .path("availability")
                        .asText())
                .isEqualTo("HIGH");
        assertThat(caller.get("/catalog/gpus?include=AVAILABILITY").status()).isEqualTo(400);
        assertThat(caller.get("/catalog/gpus?product=POD").status()).isEqualTo(400);
        JsonNode places = caller.get("/catalog/datacenters?regions=EUROPE&include=GPU_AVAILABILITY")
                .json()
                .path("dataCenters");
        assertThat(places).hasSize(2);
        assertThat(places.at("/0/gpuAvailability/2/availability").asText()).isEqualTo("LOW");
    }

    private JsonNode gpu(String path, String id) throws Exception {
        for (JsonNode gpu : caller.get(path).json().path("gpus")) {
            if (gpu.path("id").asText().equals(id)) {
                return gpu;
            }
        }
        throw new AssertionError(id + " is not in the catalogue");
    }

    @Test
    void thePriceRunsByTheClockAndTheBillAgrees() throws Exception {
        String id = caller.create();
        pass(3600);
        caller.act(id, "stop");
        pass(3600);
        assertThat(runpod.pods().get(id).dollars()).isCloseTo(L4 + DISK, within(1e-9));
        caller.act(id, "start");
        pass(1800);
        caller.delete(id);
        pass(86_400);
        double expected = 1.5 * (L4 + DISK);
        assertThat(runpod.pods().dollars()).isCloseTo(expected, within(1e-9));
        assertThat(runpod.pods().balance()).isCloseTo(100 - expected, within(1e-9));
        JsonNode bill = caller.get("/billing/pods?bucketSize=hour&startTime=2026-06-01T12:00:00Z")
                .json();
        assertThat(bill.path("records")).hasSize(2);
        assertThat(bill.at("/records/0/gpuAmount").asDouble()).isCloseTo(L4, within(1e-9));
        assertThat(bill.at("/metadata/totals/totalAmount").asDouble()).isCloseTo(expected, within(1e-9));
        assertThat(caller.get("/billing/pods?lastN=1").json().path("records")).isEmpty();
        assertThat(caller.get("/billing/pods?lastN=2&podId=" + id).json().path("records"))
                .hasSize(1);
        assertThat(caller.get("/billing/pods?lastN=2&endTime=2026-06-01T12:00:00Z")
                        .status())
                .isEqualTo(400);
        assertThat(caller.get("/billing/pods?startTime=today").status()).isEqualTo(422);
    }

    @Test
    void whenTheBalanceEndsPodsEndAtThatMoment() throws Exception {
        String plain = caller.create();
        String network = caller.create(Caller.POD.replace(
                "{\"name\"", "{\"mounts\":{\"network\":[{\"volumeId\":\"v\",\"path\":\"/volume\"}]},\"name\""));
        pass(3600);
        runpod.pods().payIn(2 * (L4 + DISK) - runpod.pods().balance());
        pass(7200);
        assertThat(runpod.pods().balance()).isCloseTo(0, within(1e-6));
        assertThat(runpod.pods().get(plain).endedAt()).isEqualTo(Instant.parse("2026-06-01T14:00:00Z"));
        assertThat(runpod.pods().get(network).status()).isEqualTo("EXITED");
        assertThat(caller.post("/pods", Caller.POD).status()).isEqualTo(402);
        runpod.pods().payIn(10);
        assertThat(caller.post("/pods", Caller.POD).status()).isEqualTo(201);
    }

    @Test
    void aPodsKeyIsForItsOwnPod() throws Exception {
        String mine = caller.create();
        String other = caller.create();
        Caller pod = caller.withKey(runpod.pods().get(mine).key());
        assertThat(pod.get("/pods/" + mine).status()).isEqualTo(200);
        assertThat(pod.get("/pods/" + other).status()).isEqualTo(403);
        assertThat(pod.get("/pods").status()).isEqualTo(403);
        assertThat(pod.post("/pods", Caller.POD).status()).isEqualTo(403);
        assertThat(pod.delete(other).status()).isEqualTo(403);
        assertThat(pod.act(mine, "stop").status()).isEqualTo(200);
        assertThat(pod.delete(mine).status()).isEqualTo(204);
        assertThat(pod.delete(mine).status()).isEqualTo(401);
        assertThat(caller.withKey("").get("/pods").text("detail")).isEqualTo("missing bearer token");
        assertThat(caller.withKey("wrong").get("/pods").status()).isEqualTo(401);
    }

    @Test
    void aPodsKeyMayBeKeptFromDeleting() throws Exception {
        runpod.close();
        runpod = RunPodStandIn.start(RunPodOptions.forTests().withClock(clock).whereAPodsKeyMayNotDelete());
        caller = Caller.of(runpod);
        String id = caller.create();
        Caller pod = caller.withKey(runpod.pods().get(id).key());
        assertThat(pod.delete(id).status()).isEqualTo(403);
        assertThat(pod.act(id, "terminate").status()).isEqualTo(403);
        assertThat(pod.act(id, "stop").status()).isEqualTo(200);
    }

    @Test
    void whoAsksTooOftenWaitsForTheNextMinute() throws Exception {
        runpod.close();
        runpod = RunPodStandIn.start(RunPodOptions.forTests()
                .withClock(clock)
                .withRequestsPerMinute(RunPodOptions.USUAL_REQUESTS_PER_MINUTE));
        caller = Caller.of(runpod);
        pass(15);
        Caller.Answer answer = caller.get("/pods");
        assertThat(answer.header("RateLimit"))
                .isEqualTo("\"minute\";r=59;t=45, \"hour\";r=2999;t=3585, \"day\";r=49999;t=43185");
        assertThat(answer.header("RateLimit-Policy"))
                .isEqualTo("\"minute\";q=60;w=60, \"hour\";q=3000;w=3600, \"day\";q=50000;w=86400");
        for (int i = 0; i < 59; i++) {
            assertThat(caller.get("/pods").status()).isEqualTo(200);
        }
        Caller.Answer refused = caller.get("/pods");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("45");
        assertThat(refused.text("detail")).isEqualTo("rate limit exceeded for the minute window");
        pass(45);
        assertThat(caller.get("/pods").status()).isEqualTo(200);
    }

    @Test
    void secretsAreReferencesForAllWhoAskAndTheJournalTellsOfLeaks() throws Exception {
        String reference = "{{ RUNPOD_SECRET_token }}";
        String id = caller.create(Caller.POD.replace("{\"name\"", "{\"env\":{\"T\":\"" + reference + "\"},\"name\""));
        assertThat(caller.get("/pods/" + id).json().at("/env/T").asText()).isEqualTo(reference);
        assertThat(runpod.journal().leaks()).isEmpty();
        assertThat(runpod.journal().of("POST /pods").get(0).body()).contains(reference);
        caller.create(Caller.POD.replace("{\"name\"", "{\"env\":{\"T\":\"canary-secret\"},\"name\""));
        assertThat(runpod.journal().leaks()).hasSize(1);
        assertThat(runpod.journal().entries().toString())
                .doesNotContain("canary-secret")
                .doesNotContain(runpod.accountKey());
    }

    @Test
    void theLogTellsWhatHappened() throws Exception {
        String id = caller.create();
        pass(60);
        String all = caller.get("/pods/" + id + "/logs").http().body();
        assertThat(all).startsWith("id: 2026-06-01T12:00:00Z\ndata: {").contains("\"line\":\"start container\"");
        assertThat(caller.get("/pods/" + id + "/logs?source=container").http().body())
                .isEmpty();
        assertThat(caller.get("/pods/" + id + "/logs?tail=1").http().body().split("data: "))
                .hasSize(2);
        assertThat(caller.get("/pods/" + id + "/logs?since=2026-06-01T12:00:30Z")
                        .http()
                        .body())
                .doesNotContain("PROVISIONING");
        assertThat(caller.get("/pods/x/logs").status()).isEqualTo(404);
        assertThat(caller.get("/pods/" + id + "/logs?tail=5001").status()).isEqualTo(422);
    }

    @Test
    void podsOfOthersAreInTheListToo() throws Exception {
        String foreign = runpod.pods().addPod("somebody-else", Map.of("A", "b"));
        assertThat(caller.get("/pods").json().at("/pods/0/id").asText()).isEqualTo(foreign);
        assertThat(runpod.pods().named("somebody-else")).hasSize(1);
    }

    @Test
    void whatIsNotThereIs404AndAWrongVerb405() throws Exception {
        assertThat(caller.get("/pods/none").status()).isEqualTo(404);
        assertThat(caller.send("DELETE", "/pods/none", "").status()).isEqualTo(404);
        assertThat(runpod.journal().count("DELETE /pods/{id}", 404)).isEqualTo(1);
        HttpResponse<String> wrong = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(runpod.baseUrl() + "/pods"))
                                .DELETE()
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).hasValue("GET, POST");
    }
}
