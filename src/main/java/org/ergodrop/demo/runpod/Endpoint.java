package org.ergodrop.demo.runpod;

import java.util.List;
import java.util.TreeSet;

/**
 * A call that the stand-in knows.
 *
 * @param call method and path as RunPod's description has it, less {@code /v2}
 * @param podId empty when the path has none
 */
record Endpoint(String call, String podId) {

    static final List<String> CALLS = List.of(
            "GET /pods",
            "POST /pods",
            "GET /pods/{id}",
            "PATCH /pods/{id}",
            "DELETE /pods/{id}",
            "POST /pods/{id}/action",
            "GET /pods/{id}/logs",
            "GET /catalog/gpus",
            "GET /catalog/datacenters",
            "GET /billing/pods");

    static Endpoint of(String method, String path) throws Problem {
        if (!path.startsWith("/v2/")) {
            throw Problem.notFound();
        }
        String inside = path.substring("/v2".length());
        String id = inside.matches("/pods/[^/]+(/.*)?") ? inside.split("/", -1)[2] : "";
        String template = id.isEmpty() ? inside : "/pods/{id}" + inside.substring("/pods/".length() + id.length());
        if (CALLS.contains(method + " " + template)) {
            return new Endpoint(method + " " + template, id);
        }
        TreeSet<String> allowed = new TreeSet<>();
        for (String call : CALLS) {
            if (call.endsWith(" " + template)) {
                allowed.add(call.substring(0, call.indexOf(' ')));
            }
        }
        throw allowed.isEmpty()
                ? Problem.notFound()
                : new Problem(405, "The requested method is not allowed for this path.").allowing(allowed);
    }
}
