package org.ergodrop.demo.runpod;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.Reply;
import org.ergodrop.demo.runpod.Market.Availability;
import org.ergodrop.demo.runpod.Market.DataCentre;
import org.ergodrop.demo.runpod.Market.Gpu;

/** GPU types and data centres, with stock when it is asked for. */
final class CatalogApi {

    private static final Set<String> ONLY_WITH_AVAILABILITY =
            Set.of("product", "count", "cloud", "countryCodes", "cudaVersions", "minCudaVersion");
    private static final Set<String> REGIONS = Set.of(
            "NORTH_AMERICA",
            "SOUTH_AMERICA",
            "EUROPE",
            "ASIA",
            "MIDDLE_EAST",
            "AFRICA",
            "OCEANIA",
            "ANTARCTICA",
            "UNKNOWN");
    private static final int LARGEST_SECURE = 8;
    private static final int LARGEST_COMMUNITY = 4;

    private final Market market;

    CatalogApi(Market market) {
        this.market = market;
    }

    Reply gpus(HttpCall call) throws Problem {
        boolean stock = isStockAsked(call);
        int count = count(call);
        String cloud = call.query().getOrDefault("cloud", "SECURE");
        if (!Set.of("SECURE", "COMMUNITY").contains(cloud)) {
            throw new Problem(422, "cloud must be SECURE or COMMUNITY");
        }
        List<String> countries = list(call, "countryCodes");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode gpus = body.putArray("gpus");
        for (Gpu gpu : market.gpus()) {
            ObjectNode json = described(gpu);
            if (stock) {
                stock(json, gpu, count, cloud, countries);
            }
            if (!stock || countries.isEmpty() || json.has("dataCenters")) {
                gpus.add(json);
            }
        }
        return Reply.json(200, body);
    }

    private static boolean isStockAsked(HttpCall call) throws Problem {
        List<String> include = list(call, "include");
        if (!Set.of("AVAILABILITY").containsAll(include)) {
            throw new Problem(422, "include must be AVAILABILITY");
        }
        for (String name : ONLY_WITH_AVAILABILITY) {
            if (include.isEmpty() && call.parameter(name) != null) {
                throw new Problem(400, name + " is valid only with include=AVAILABILITY");
            }
        }
        List<String> products = list(call, "product");
        if (!Set.of("POD", "CLUSTER", "SERVERLESS").containsAll(products)) {
            throw new Problem(422, "product must be POD, CLUSTER or SERVERLESS");
        }
        if (!include.isEmpty() && products.isEmpty()) {
            throw new Problem(400, "product is required with include=AVAILABILITY");
        }
        return !include.isEmpty();
    }

    private static int count(HttpCall call) throws Problem {
        String text = call.query().getOrDefault("count", "1");
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new Problem(422, "count must be an integer >= 1");
        }
        return Integer.parseInt(text);
    }

    private static ObjectNode described(Gpu gpu) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", gpu.id()).put("name", gpu.name()).put("pool", gpu.pool());
        json.put("manufacturer", "NVIDIA").put("memory", gpu.memoryGb());
        json.put("secure", true).put("community", true);
        json.putObject("price").put("secure", gpu.securePrice()).put("community", gpu.communityPrice());
        json.putObject("maxCount").put("secure", LARGEST_SECURE).put("community", LARGEST_COMMUNITY);
        return json;
    }

    private void stock(ObjectNode json, Gpu gpu, int count, String cloud, List<String> countries) {
        Availability best = Availability.NONE;
        ArrayNode places = json.arrayNode();
        for (DataCentre place : market.dataCentres()) {
            Availability here = market.availability(gpu.id(), place.id(), cloud, count);
            boolean wanted = countries.isEmpty() || countries.contains(place.country());
            if (wanted && here != Availability.NONE) {
                places.addObject()
                        .put("id", place.id())
                        .put("name", place.name())
                        .put("availability", here.name());
                best = here.compareTo(best) > 0 ? here : best;
            }
        }
        json.put("availability", best.name());
        if (!places.isEmpty()) {
            json.set("dataCenters", places);
        }
    }

    Reply dataCentres(HttpCall call) throws Problem {
        List<String> include = list(call, "include");
        List<String> regions = list(call, "regions");
        if (!Set.of("GPU_AVAILABILITY", "CPU_AVAILABILITY").containsAll(include) || !REGIONS.containsAll(regions)) {
            throw new Problem(422, "include or regions has a value that is not known");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode all = body.putArray("dataCenters");
        for (DataCentre place : market.dataCentres()) {
            if (regions.isEmpty() || regions.contains(place.region())) {
                ObjectNode json = all.addObject();
                json.put("id", place.id()).put("name", place.name()).put("region", place.region());
                json.put("globalNetwork", true);
                json.putArray("networkVolumeTypes").add("STANDARD");
                json.putArray("compliance").add("GDPR");
                if (include.contains("GPU_AVAILABILITY")) {
                    gpus(json.putArray("gpuAvailability"), place);
                }
            }
        }
        return Reply.json(200, body);
    }

    private void gpus(ArrayNode list, DataCentre place) {
        for (Gpu gpu : market.gpus()) {
            Availability secure = market.availability(gpu.id(), place.id(), "SECURE", 1);
            list.addObject().put("id", gpu.id()).put("name", gpu.name()).put("availability", secure.name());
        }
    }

    private static List<String> list(HttpCall call, String name) {
        String text = call.query().getOrDefault(name, "");
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
    }
}
