package org.ergodrop.pods.runpod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ergodrop.pods.BilledPod;
import org.ergodrop.pods.Candidate;
import org.ergodrop.pods.GpuOffer;
import org.ergodrop.pods.Pod;
import org.ergodrop.pods.PodRequest;
import org.ergodrop.pods.PodStatus;
import org.jspecify.annotations.Nullable;

/**
 * RunPod's JSON and our records. Words and fields that this version does not know are passed over; a field that we decide by
 * and that is not there is a failure, never a zero.
 */
final class RunPodJson {

    /** Where the network volume lies in the container ({@link PodRequest#networkVolumeId()}). */
    static final String VOLUME = "/volume";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** In the order of {@link GpuOffer#availability()}. */
    private static final List<String> AVAILABILITY = List.of("NONE", "LOW", "MEDIUM", "HIGH");

    private RunPodJson() {}

    /** An answer that is not what was agreed upon; the message names the field. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        UnreadableException(String message) {
            super(message);
        }
    }

    static JsonNode read(byte[] body) throws UnreadableException {
        try {
            JsonNode json = JSON.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException notJson) {
            // the parser's message quotes the text, in which secrets of others may stand
        }
        throw new UnreadableException("it is no JSON object");
    }

    static JsonNode readLeniently(byte[] body) {
        try {
            return read(body);
        } catch (UnreadableException e) {
            return JSON.createObjectNode();
        }
    }

    static String createPod(PodRequest request, RunPodProperties properties) {
        Candidate candidate = request.candidate();
        ObjectNode body = JSON.createObjectNode();
        body.put("name", request.name());
        body.put("image", request.image());
        body.put("disk", request.diskGb());
        body.put("cloud", candidate.cloud());
        ObjectNode gpu = body.putObject("gpu").put("id", candidate.gpuId()).put("count", 1);
        if (!properties.minCudaVersion().isEmpty()) {
            gpu.put("minCudaVersion", properties.minCudaVersion());
        }
        if (candidate.dataCenterId() != null) {
            body.putArray("dataCenterIds").add(candidate.dataCenterId());
        }
        if (request.networkVolumeId() != null) {
            body.putObject("mounts")
                    .putArray("network")
                    .addObject()
                    .put("volumeId", request.networkVolumeId())
                    .put("path", VOLUME);
        }
        if (!properties.registry().isBlank()) {
            body.put("registry", properties.registry());
        }
        ObjectNode env = body.putObject("env");
        request.env().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(variable -> env.put(variable.getKey(), variable.getValue()));
        return body.toString();
    }

    static List<Pod> pods(JsonNode json) throws UnreadableException {
        List<Pod> pods = new ArrayList<>();
        for (JsonNode pod : array(json, "pods")) {
            pods.add(pod(pod));
        }
        return pods;
    }

    static Pod pod(JsonNode json) throws UnreadableException {
        JsonNode gpu = json.path("gpu").path("id");
        return new Pod(
                text(json, "id"),
                name(json),
                status(text(json, "status")),
                number(json, "cost"),
                gpu.textValue(),
                json.path("cloud").textValue(),
                json.path("dataCenterId").textValue(),
                json.path("runtime").path("uptime").asLong(0),
                instant(json, "createdAt"),
                instant(json, "startedAt"));
    }

    private static PodStatus status(String word) {
        for (PodStatus status : PodStatus.values()) {
            if (status.name().equals(word)) {
                return status;
            }
        }
        return PodStatus.UNKNOWN;
    }

    /** One offer for the GPU anywhere in this cloud, and one for each data centre that has it. */
    static List<GpuOffer> offers(JsonNode json, String cloud) throws UnreadableException {
        String field = cloud.toLowerCase(Locale.ROOT);
        List<GpuOffer> offers = new ArrayList<>();
        for (JsonNode gpu : array(json, "gpus")) {
            String id = text(gpu, "id");
            if (!gpu.path(field).asBoolean(false)) {
                continue;
            }
            double price = gpu.path("price").path(field).asDouble(Double.NaN);
            offers.add(new GpuOffer(new Candidate(id, cloud, null), availability(gpu), price));
            for (JsonNode place : gpu.path("dataCenters")) {
                offers.add(new GpuOffer(new Candidate(id, cloud, text(place, "id")), availability(place), price));
            }
        }
        return offers;
    }

    /** A word that is not known is more than nothing: asking costs one request. */
    private static int availability(JsonNode json) {
        JsonNode word = json.path("availability");
        int level = AVAILABILITY.indexOf(word.asText());
        return word.isTextual() ? (level >= 0 ? level : 1) : 0;
    }

    /** The records of all buckets, added up by pod. */
    static List<BilledPod> billed(JsonNode json) throws UnreadableException {
        Map<String, Double> amounts = new LinkedHashMap<>();
        for (JsonNode bill : array(json, "records")) {
            amounts.merge(text(bill, "podId"), number(bill, "totalAmount"), Double::sum);
        }
        return amounts.entrySet().stream()
                .map(bill -> new BilledPod(bill.getKey(), bill.getValue()))
                .toList();
    }

    private static JsonNode array(JsonNode json, String field) throws UnreadableException {
        JsonNode value = json.path(field);
        if (!value.isArray()) {
            throw new UnreadableException("\"" + field + "\" is missing or no list");
        }
        return value;
    }

    private static String text(JsonNode json, String field) throws UnreadableException {
        JsonNode value = json.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new UnreadableException("\"" + field + "\" is missing or no text");
        }
        return value.textValue();
    }

    /** May be empty: whoever names a pod of hers so must not hide all others from us. */
    private static String name(JsonNode json) throws UnreadableException {
        JsonNode value = json.path("name");
        return value.isTextual() ? value.textValue() : text(json, "name");
    }

    private static double number(JsonNode json, String field) throws UnreadableException {
        JsonNode value = json.path(field);
        if (!value.isNumber()) {
            throw new UnreadableException("\"" + field + "\" is missing or no number");
        }
        return value.doubleValue();
    }

    private static @Nullable Instant instant(JsonNode json, String field) throws UnreadableException {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value.textValue()).toInstant();
        } catch (DateTimeException e) {
            throw new UnreadableException("\"" + field + "\" is no time");
        }
    }
}
