package org.ergodrop.demo.runpod;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment of a container: what was asked for with its secrets resolved, and what RunPod adds. */
final class ContainerEnv {

    /** Ours, not RunPod's: what the guard knows the stand-in's processes by. */
    static final String MARK = "RUNPOD_STAND_IN";

    private static final String KEY = "RUNPOD_API_KEY";
    private static final Pattern SECRET = Pattern.compile("\\{\\{\\s*RUNPOD_SECRET_([A-Za-z0-9_.-]+)\\s*}}");

    private final Map<String, String> secrets;
    private final String mark;

    ContainerEnv(Map<String, String> secrets, String mark) {
        this.secrets = secrets;
        this.mark = mark;
    }

    Map<String, String> of(RentedPod pod) {
        Map<String, String> env = new LinkedHashMap<>();
        Order.env(pod.settings).forEach((name, value) -> env.put(name, resolved(value)));
        env.put("RUNPOD_POD_ID", pod.id);
        env.put(KEY, pod.key);
        env.put("RUNPOD_DC_ID", String.valueOf(pod.dataCentreId));
        env.put("RUNPOD_POD_HOSTNAME", pod.id + "-64411eb2");
        env.put("RUNPOD_GPU_COUNT", Integer.toString(pod.gpuCount));
        env.put("RUNPOD_CPU_COUNT", Integer.toString(pod.gpuCount > 0 ? 8 : pod.vcpus()));
        env.put("RUNPOD_PUBLIC_IP", "127.0.0.1");
        if (pod.gpuCount > 0) {
            env.put("CUDA_VERSION", PodJson.CUDA_VERSION);
        }
        PodJson.publicPorts(pod).forEach((port, open) -> {
            if (port.equals("22/tcp")) {
                env.put("RUNPOD_TCP_PORT_22", open.toString());
            }
        });
        JsonNode volume = pod.settings.at("/mounts/network/0/volumeId");
        if (volume.isTextual()) {
            env.put("RUNPOD_VOLUME_ID", volume.asText());
        }
        env.put(MARK, mark);
        return env;
    }

    /** What every process in the pod's container was started with, and no other. */
    static String ownKey(RentedPod pod) {
        return KEY + "=" + pod.key;
    }

    /** A reference to a secret that the account does not have stays as it is. */
    private String resolved(String value) {
        return SECRET.matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(secrets.getOrDefault(match.group(1), match.group())));
    }
}
