package org.ergodrop.pods.runpod;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.ergodrop.demo.runpod.RunPodSchema;
import org.ergodrop.pods.Candidate;
import org.ergodrop.pods.PodRequest;
import org.junit.jupiter.api.Test;

/** Everything that the client sends, against RunPod's own description of its API. */
class RunPodRequestsTest {

    @Test
    void everyRequestIsOneOfTheDescription() throws Exception {
        RunPodSchema description = RunPodSchema.orSkip();
        try (StubRunPod runPod = new StubRunPod()) {
            RunPodProperties plain = runPod.properties("key");
            RunPodProperties full = new RunPodProperties(
                    plain.baseUrl(),
                    "key",
                    "",
                    "registry-credential",
                    "",
                    plain.connectTimeout(),
                    plain.answerTimeout(),
                    plain.longestPause());
            try (RunPodClient client = RunPodClient.alone(plain);
                    RunPodClient other = RunPodClient.alone(full)) {
                runPod.answers(200, StubRunPod.POD.replaceFirst("\\{", "{\"pods\":[],\"gpus\":[],\"records\":[],"));
                client.list();
                client.find("p1");
                client.create(RunPodClientTest.REQUEST);
                other.create(new PodRequest(
                        "n", "image", new Candidate("NVIDIA A40", "COMMUNITY", null), 1, null, Map.of()));
                client.terminate("p1");
                client.stop("p1");
                client.offers();
                client.billed(Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-06-02T00:00:00.123Z"));
            }
            assertThat(runPod.asked())
                    .hasSize(9)
                    .allSatisfy(asked -> assertThat(description.checkRequest(
                                    asked.method(), asked.target().toString(), asked.body()))
                            .as(asked.method() + " " + asked.target() + " " + asked.body())
                            .isEmpty());
            assertThat(runPod.asked())
                    .filteredOn(asked -> asked.method().equals("POST"))
                    .extracting(asked -> asked.headers().get("Content-type"))
                    .allSatisfy(type -> assertThat(type).containsExactly("application/json"));
            assertThat(runPod.asked().get(2).body())
                    .contains(
                            "\"dataCenterIds\":[\"EU-RO-1\"]", "\"volumeId\":\"vol_x\"", "\"minCudaVersion\":\"12.0\"");
            assertThat(runPod.asked().get(3).body()).contains("\"registry\":\"registry-credential\"");
        }
    }
}
