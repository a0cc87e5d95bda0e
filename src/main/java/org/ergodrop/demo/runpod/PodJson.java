package org.ergodrop.demo.runpod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ergodrop.demo.runpod.RentedPod.Status;
import org.jspecify.annotations.Nullable;

/** A pod in the words of RunPod's schema. Secret references stay references. */
final class PodJson {

    static final String CUDA_VERSION = "12.8";

    private static final int FIRST_PUBLIC_PORT = 34446;

    private PodJson() {}

    static ObjectNode of(RentedPod pod, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        JsonNode asked = pod.settings;
        json.put("id", pod.id).put("name", pod.name());
        json.put("image", asked.path("image").asText())
                .put("args", asked.path("args").asText());
        json.put("disk", pod.diskGb());
        json.set("ports", asked.has("ports") ? asked.get("ports") : json.arrayNode());
        json.set("env", asked.has("env") ? asked.get("env") : json.objectNode());
        json.set("registry", asked.has("registry") ? asked.get("registry") : json.nullNode());
        json.put("status", pod.status.name());
        pod.actions().forEach(json.putArray("actions")::add);
        json.set("mounts", asked.has("mounts") ? asked.get("mounts") : json.objectNode());
        if (pod.gpuCount > 0) {
            json.putObject("gpu").put("id", pod.gpuId).put("count", pod.gpuCount);
        } else {
            String flavour = asked.at("/cpu/id").asText();
            json.putObject("cpu")
                    .put("id", flavour)
                    .put("vcpuCount", pod.vcpus())
                    .put("memory", 2 * pod.vcpus());
        }
        boolean placed = pod.status != Status.PROVISIONING;
        json.put("cloud", pod.cloud).put("dataCenterId", pod.dataCentreId);
        json.put("cudaVersion", placed && pod.gpuCount > 0 ? CUDA_VERSION : null);
        ssh(json.putObject("ssh"), pod, placed);
        json.putNull("template").put("cost", pod.cost()).put("locked", pod.locked);
        json.putObject("globalNetworking").put("enabled", false);
        if (pod.status == Status.RUNNING) {
            runtime(json.putObject("runtime"), pod, now);
        } else {
            json.putNull("runtime");
        }
        return json.put("createdAt", text(pod.createdAt)).put("startedAt", text(pod.startedAt));
    }

    private static void ssh(ObjectNode ssh, RentedPod pod, boolean placed) {
        if (placed) {
            String user = pod.id + "-64411eb2";
            ssh.putObject("proxy")
                    .put("host", "ssh.runpod.io")
                    .put("port", 22)
                    .put("username", user)
                    .put("command", "ssh " + user + "@ssh.runpod.io");
        } else {
            ssh.putNull("proxy");
        }
        ssh.putNull("direct");
    }

    private static void runtime(ObjectNode runtime, RentedPod pod, Instant now) {
        Instant since = pod.containerSince;
        boolean up = pod.containerUp && since != null;
        runtime.put("uptime", up ? Duration.between(since, now).toSeconds() : 0);
        ArrayNode ports = runtime.putArray("ports");
        publicPorts(pod)
                .forEach((port, open) -> ports.addObject()
                        .put("private", Integer.parseInt(port.substring(0, port.indexOf('/'))))
                        .put("public", open)
                        .put("type", port.substring(port.indexOf('/') + 1))
                        .put("ip", "127.0.0.1"));
    }

    /** Number by port, for instance 22/tcp; nobody listens there. */
    static Map<String, Integer> publicPorts(RentedPod pod) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (JsonNode port : pod.settings.path("ports")) {
            if (port.asText().matches("\\d{1,5}/(http|tcp)")) {
                ports.put(port.asText(), FIRST_PUBLIC_PORT + ports.size());
            }
        }
        return ports;
    }

    static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
