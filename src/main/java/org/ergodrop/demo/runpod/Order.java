package org.ergodrop.demo.runpod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request for a pod asks for, after its rules have been checked.
 *
 * @param body as it came, the template's image filled in
 * @param count of GPUs; 0 for a pod without
 * @param gpuId empty for a pod without
 */
record Order(ObjectNode body, String gpuId, int count, String cloud, List<String> dataCentres) {

    private static final int MOST_VARIABLES = 50;

    /** Rules that reach over several fields: broken ones are 400, an unknown template 404. */
    static Order of(JsonNode asked, Map<String, String> templates) throws Problem {
        Shape.ofCreate(asked);
        ObjectNode body = asked.deepCopy();
        if (body.has("gpu") == body.has("cpu")) {
            throw new Problem(400, "exactly one of gpu or cpu must be set");
        }
        if (body.has("templateId")) {
            String image = templates.get(body.path("templateId").asText());
            if (image == null) {
                throw new Problem(404, "template not found");
            }
            body.put("image", body.path("image").asText(image));
        }
        JsonNode mounts = body.path("mounts");
        if (mounts.has("persistent") && mounts.has("network")) {
            throw new Problem(400, "mounts.persistent and mounts.network are mutually exclusive");
        }
        if (mounts.has("persistent") && body.has("cpu")) {
            throw new Problem(400, "mounts.persistent is not allowed on CPU pods");
        }
        JsonNode gpu = body.path("gpu");
        if (gpu.has("minCudaVersion") && !gpu.path("allowedCudaVersions").isEmpty()) {
            throw new Problem(400, "gpu.allowedCudaVersions and gpu.minCudaVersion are mutually exclusive");
        }
        if (body.path("env").size() > MOST_VARIABLES) {
            throw new Problem(400, "a pod has at most " + MOST_VARIABLES + " environment variables");
        }
        List<String> places = new ArrayList<>();
        body.path("dataCenterIds").forEach(place -> places.add(place.asText()));
        return new Order(
                body,
                gpu.path("id").asText(),
                body.has("gpu") ? gpu.path("count").asInt(1) : 0,
                body.path("cloud").asText("SECURE"),
                places);
    }

    static Map<String, String> env(JsonNode settings) {
        Map<String, String> env = new LinkedHashMap<>();
        settings.path("env")
                .properties()
                .forEach(entry -> env.put(entry.getKey(), entry.getValue().asText()));
        return env;
    }
}
