package org.ergodrop.demo.runpod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ergodrop.demo.http.Reply;

/** Pods: made, shown, changed, ended. */
final class PodsApi {

    private static final Set<String> NOT_PART_OF_A_POD = Set.of("templateId");

    private final Fleet fleet;
    private final Map<String, String> templates;

    PodsApi(Fleet fleet, Map<String, String> templates) {
        this.fleet = fleet;
        this.templates = templates;
    }

    Reply create(JsonNode body, List<Fault> faults) throws Problem {
        Order order = Order.of(body, templates);
        Fate fate = Fate.NORMAL;
        for (Fault fault : faults) {
            if (fault instanceof Fault.Destiny destiny) {
                fate = destiny.fate();
            } else if (fault instanceof Fault.Twins) {
                fleet.create(Order.of(body, templates), fate);
            }
        }
        return shown(201, fleet.create(order, fate));
    }

    Reply list() {
        ArrayNode pods = JsonNodeFactory.instance.arrayNode();
        for (RentedPod pod : fleet.listed()) {
            pods.add(json(pod));
        }
        return Reply.json(200, JsonNodeFactory.instance.objectNode().set("pods", pods));
    }

    Reply get(String id) throws Problem {
        return shown(200, fleet.visible(id));
    }

    Reply update(String id, JsonNode body) throws Problem {
        Shape.ofUpdate(body);
        synchronized (fleet) {
            return update(fleet.visible(id), body);
        }
    }

    private Reply update(RentedPod pod, JsonNode body) throws Problem {
        if (body.has("templateId")
                && !templates.containsKey(body.path("templateId").asText())) {
            throw new Problem(404, "template not found");
        }
        JsonNode mounts = body.path("mounts");
        if (mounts.has("network") && mounts.path("network").isEmpty()) {
            throw new Problem(400, "clearing mounts is not supported");
        }
        for (Map.Entry<String, JsonNode> mount : mounts.properties()) {
            if (!pod.settings.path("mounts").has(mount.getKey())) {
                throw new Problem(400, "the kind of a mount is fixed at create");
            }
        }
        pod.locked = body.path("locked").asBoolean(pod.locked);
        ObjectNode settings = pod.settings;
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!NOT_PART_OF_A_POD.contains(field.getKey()) && !field.getKey().equals("locked")) {
                settings.set(field.getKey(), field.getValue());
            }
        }
        return shown(200, pod);
    }

    Reply delete(String id) throws Problem {
        synchronized (fleet) {
            fleet.terminate(fleet.visible(id), "deleted");
        }
        return Reply.empty(204);
    }

    Reply act(String id, JsonNode body) throws Problem {
        Shape.ofAction(body);
        synchronized (fleet) {
            return act(fleet.visible(id), body.path("action").asText());
        }
    }

    private Reply act(RentedPod pod, String action) throws Problem {
        if (!pod.actions().contains(action)) {
            throw new Problem(409, "action " + action + " is not valid for a pod that is " + pod.status);
        }
        if (pod.locked && (action.equals("stop") || action.equals("restart"))) {
            throw new Problem(409, "the pod is locked");
        }
        switch (action) {
            case "start" -> fleet.start(pod);
            case "stop" -> fleet.stop(pod);
            case "restart" -> fleet.restart(pod);
            default -> {
                fleet.terminate(pod, "terminated");
                return Reply.empty(204);
            }
        }
        return shown(200, pod);
    }

    private Reply shown(int status, RentedPod pod) {
        return Reply.json(status, json(pod));
    }

    private ObjectNode json(RentedPod pod) {
        return fleet.at(now -> PodJson.of(pod, now));
    }
}
