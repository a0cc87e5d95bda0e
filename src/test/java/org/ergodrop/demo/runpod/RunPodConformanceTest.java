package org.ergodrop.demo.runpod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.ergodrop.demo.google.VirtualClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every kind of answer against RunPod's own description; {@link Caller} does the same in all other tests of the stand-in. */
class RunPodConformanceTest {

    private static final String RICH =
            "{\"name\":\"a\",\"image\":\"i\",\"args\":\"x\",\"disk\":20,\"env\":{\"A\":\"b\"},"
                    + "\"ports\":[\"22/tcp\",\"8888/http\"],\"registry\":null,\"cloud\":\"COMMUNITY\",\"startSsh\":true,"
                    + "\"gpu\":{\"id\":\"NVIDIA L4\",\"count\":2,\"minCudaVersion\":\"12.1\"},\"dataCenterIds\":[\"EU-CZ-1\"],"
                    + "\"mounts\":{\"persistent\":{\"size\":20,\"path\":\"/workspace\"}},\"globalNetworking\":false}";
    private static final String CPU = "{\"name\":\"c\",\"image\":\"i\",\"cpu\":{\"id\":\"cpu5c\",\"vcpuCount\":4}}";

    private static RunPodSchema schema;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-06-01T12:00:00Z"));

    @BeforeAll
    static void read() {
        schema = RunPodSchema.orSkip();
    }

    @Test
    void everyAnswerIsOneThatRunPodCouldGive() throws Exception {
        try (RunPodStandIn runpod = RunPodStandIn.start(RunPodOptions.forTests().withClock(clock))) {
            Caller caller = Caller.of(runpod);
            assertThat(schema.checkRequest("POST", "/pods", RICH)).isEmpty();
            assertThat(schema.checkRequest("POST", "/pods", CPU)).isEmpty();
            String id = caller.create(RICH);
            String cpu = caller.create(CPU);
            for (int seconds : new int[] {1, 30, 60}) {
                clock.advance(Duration.ofSeconds(seconds));
                assertThat(caller.get("/pods/" + id).status()).isEqualTo(200);
                assertThat(caller.get("/pods").status()).isEqualTo(200);
            }
            assertThat(caller.send("PATCH", "/pods/" + id, "{\"env\":{},\"ports\":[]}")
                            .status())
                    .isEqualTo(200);
            List<Integer> statuses = new ArrayList<>();
            for (String action : new String[] {"restart", "stop", "stop", "start", "terminate", "start"}) {
                statuses.add(caller.act(id, action).status());
            }
            assertThat(statuses).containsExactly(200, 200, 409, 200, 204, 404);
            assertThat(caller.act(cpu, "explode").status()).isEqualTo(422);
            assertThat(caller.get("/pods/" + cpu + "/logs?tail=5").status()).isEqualTo(200);
            assertThat(caller.get("/catalog/gpus?include=AVAILABILITY&product=POD&countryCodes=CZ")
                            .status())
                    .isEqualTo(200);
            assertThat(caller.get("/catalog/datacenters?include=GPU_AVAILABILITY")
                            .status())
                    .isEqualTo(200);
            assertThat(caller.get("/billing/pods?bucketSize=week").status()).isEqualTo(200);
            assertThat(caller.delete(cpu).status()).isEqualTo(204);
            assertThat(runpod.journal().entries().stream().map(JournalEntry::call))
                    .containsAll(Set.copyOf(Endpoint.CALLS));
        }
    }

    @Test
    void anAnswerThatLacksAnythingOrHasItWrongIsNoticed() throws Exception {
        try (RunPodStandIn runpod = RunPodStandIn.start(RunPodOptions.forTests().withClock(clock))) {
            Caller caller = Caller.of(runpod);
            JsonNode pod = caller.post("/pods", RICH).json();
            assertThat(differences(pod)).isEmpty();
            for (Iterator<String> names = pod.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                // A pod without a GPU has none to tell of.
                if (!name.equals("gpu")) {
                    ObjectNode lacking = pod.deepCopy();
                    lacking.remove(name);
                    assertThat(differences(lacking)).as("without " + name).isNotEmpty();
                }
                ObjectNode wrong = pod.deepCopy();
                wrong.putArray(name).addArray();
                assertThat(differences(wrong)).as("wrong " + name).isNotEmpty();
            }
        }
    }

    private static List<String> differences(JsonNode pod) {
        return schema.checkAnswer("POST", "/v2/pods", 201, "application/json", pod.toString());
    }
}
