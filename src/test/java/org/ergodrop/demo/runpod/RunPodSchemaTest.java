package org.ergodrop.demo.runpod;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The judge itself must be able to say no. */
class RunPodSchemaTest {

    private static final String GOOD =
            "{\"name\":\"a\",\"image\":\"i\",\"gpu\":{\"id\":\"G\",\"count\":1},\"cloud\":\"SECURE\","
                    + "\"env\":{\"A\":\"b\"},\"disk\":50,\"mounts\":{\"network\":[{\"volumeId\":\"v\",\"path\":\"/volume\"}]}}";

    private static RunPodSchema schema;

    @BeforeAll
    static void read() {
        schema = RunPodSchema.orSkip();
    }

    @Test
    void acceptsARequestOfTheDescription() {
        assertThat(schema.checkRequest("POST", "/v2/pods", GOOD)).isEmpty();
        assertThat(schema.checkRequest("POST", "/pods", "{\"name\":\"a\",\"templateId\":\"t\"}"))
                .isEmpty();
        assertThat(schema.checkRequest("POST", "/pods/x/action", "{\"action\":\"stop\"}"))
                .isEmpty();
        assertThat(schema.checkRequest("GET", "/catalog/gpus?include=AVAILABILITY&product=POD&count=1", ""))
                .isEmpty();
        assertThat(schema.checkRequest("GET", "/billing/pods?startTime=2026-06-01T00%3A00%3A00Z&bucketSize=hour", ""))
                .isEmpty();
    }

    @Test
    void refusesWhatTheDescriptionDoesNotKnow() {
        assertThat(schema.checkRequest("POST", "/pods", GOOD.replace("\"image\":\"i\",", "")))
                .isNotEmpty();
        assertThat(schema.checkRequest("POST", "/pods", GOOD.replace("\"disk\"", "\"containerDiskInGb\"")))
                .isNotEmpty();
        assertThat(schema.checkRequest("POST", "/pods", GOOD.replace("SECURE", "secure")))
                .isNotEmpty();
        assertThat(schema.checkRequest("POST", "/pods", GOOD.replace("\"count\"", "\"number\"")))
                .isNotEmpty();
        assertThat(schema.checkRequest("POST", "/pods", GOOD.replace("\"b\"", "7")))
                .isNotEmpty();
        assertThat(schema.checkRequest("POST", "/pods/x/action", "{\"action\":\"reset\"}"))
                .isNotEmpty();
        assertThat(schema.checkRequest("POST", "/pods/x/stop", "")).isNotEmpty();
        assertThat(schema.checkRequest("GET", "/pods?name=a", "")).isNotEmpty();
        assertThat(schema.checkRequest("GET", "/billing/pods?bucketSize=minute", ""))
                .isNotEmpty();
        assertThat(schema.checkRequest("GET", "/billing/pods?startTime=yesterday", ""))
                .isNotEmpty();
        assertThat(schema.checkRequest("DELETE", "/pods/x", "{}")).isNotEmpty();
    }

    @Test
    void judgesAnswersByTheirStatus() {
        String problem = "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"pod not found\"}";
        assertThat(schema.checkAnswer("GET", "/pods/x", 404, "application/problem+json", problem))
                .isEmpty();
        assertThat(schema.checkAnswer("POST", "/pods", 402, "application/problem+json", problem))
                .isEmpty();
        assertThat(schema.checkAnswer("DELETE", "/pods/x", 204, "", "")).isEmpty();
        assertThat(schema.checkAnswer("DELETE", "/pods/x", 204, "", "{}")).isNotEmpty();
        assertThat(schema.checkAnswer("GET", "/pods/x", 404, "application/json", problem))
                .isNotEmpty();
        assertThat(schema.checkAnswer("GET", "/pods", 200, "application/json", "{\"pods\":[{\"id\":\"x\"}]}"))
                .isNotEmpty();
        assertThat(schema.checkAnswer("GET", "/pods", 200, "application/json", "[]"))
                .isNotEmpty();
    }
}
