package org.ergodrop.demo.runpod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Plain HTTP to the stand-in. Where RunPod's description is at hand, no answer passes that it does not allow. */
final class Caller {

    static final String POD = "{\"name\":\"a\",\"image\":\"image:1\",\"gpu\":{\"id\":\"NVIDIA L4\",\"count\":1}}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final String key;
    private final @Nullable RunPodSchema schema;

    private Caller(String base, String key, @Nullable RunPodSchema schema) {
        this.base = base;
        this.key = key;
        this.schema = schema;
    }

    static Caller of(RunPodStandIn runpod) {
        RunPodSchema schema = RunPodSchema.isHere() ? RunPodSchema.orSkip() : null;
        return new Caller(runpod.baseUrl(), runpod.accountKey(), schema);
    }

    Caller withKey(String other) {
        return new Caller(base, other, schema);
    }

    /** What came back. */
    record Answer(HttpResponse<String> http) {
        int status() {
            return http.statusCode();
        }

        JsonNode json() throws IOException {
            return JSON.readTree(http.body());
        }

        String text(String field) throws IOException {
            return json().path(field).asText();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path) throws Exception {
        return send("GET", path, "");
    }

    Answer post(String path, String body) throws Exception {
        return send("POST", path, body);
    }

    Answer delete(String id) throws Exception {
        return send("DELETE", "/pods/" + id, "");
    }

    Answer act(String id, String action) throws Exception {
        return post("/pods/" + id + "/action", "{\"action\":\"" + action + "\"}");
    }

    /** The id of a new pod. */
    String create(String body) throws Exception {
        Answer answer = post("/pods", body);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        return answer.text("id");
    }

    String create() throws Exception {
        return create(POD);
    }

    String status(String id) throws Exception {
        return get("/pods/" + id).text("status");
    }

    Answer send(String method, String path, String body) throws Exception {
        HttpRequest.BodyPublisher sent =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, sent)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        Answer answer = new Answer(client.send(request.build(), BodyHandlers.ofString()));
        if (schema != null) {
            String type = answer.header("Content-Type");
            String text = answer.http().body();
            assertThat(schema.checkAnswer(method, path.replaceAll("\\?.*", ""), answer.status(), type, text))
                    .as(method + " " + path + " " + answer.status() + " " + text)
                    .isEmpty();
        }
        return answer;
    }
}
