package org.ergodrop.pods.runpod;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.ergodrop.pods.BilledPod;
import org.ergodrop.pods.GpuOffer;
import org.ergodrop.pods.Pod;
import org.ergodrop.pods.PodProvider;
import org.ergodrop.pods.PodProviderException;
import org.ergodrop.pods.PodProviderException.Kind;
import org.ergodrop.pods.PodRequest;
import org.ergodrop.pods.runpod.RunPodJson.UnreadableException;
import org.jspecify.annotations.Nullable;

/** RunPod's REST API v2. Each verb is one request, only the catalogue is two; nothing connects before the first. */
public final class RunPodClient implements PodProvider, AutoCloseable {

    private static final List<String> CLOUDS = List.of("SECURE", "COMMUNITY");

    private final CamelContext context;
    private final @Nullable DefaultCamelContext ownContext;
    private final RunPodProperties properties;
    private final ApiKey key;
    private final CallGate gate;
    private @Nullable RunPodTransport transport;

    private RunPodClient(
            CamelContext context,
            @Nullable DefaultCamelContext ownContext,
            RunPodProperties properties,
            RunPodTime time) {
        this.context = context;
        this.ownContext = ownContext;
        this.properties = properties;
        this.key = new ApiKey(properties);
        this.gate = new CallGate(time, properties.longestPause());
    }

    /** For the service: on its Camel context. */
    static RunPodClient on(CamelContext context, RunPodProperties properties, RunPodTime time) {
        return new RunPodClient(context, null, properties, time);
    }

    /** For a command: with a small Camel context of its own, which goes with it. */
    public static RunPodClient alone(RunPodProperties properties) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        return new RunPodClient(context, context, properties, RunPodTime.ofThisMachine());
    }

    @Override
    public List<Pod> list() throws PodProviderException {
        return good(RunPodCall.get("/pods", ""), RunPodJson::pods);
    }

    @Override
    public Optional<Pod> find(String podId) throws PodProviderException {
        RunPodCall call = RunPodCall.get(path(podId), "");
        RunPodAnswer answer = send(call);
        return answer.status() == 404 ? Optional.empty() : Optional.of(read(call, answer, RunPodJson::pod));
    }

    @Override
    public Pod create(PodRequest request) throws PodProviderException {
        return good(RunPodCall.post("/pods", RunPodJson.createPod(request, properties)), RunPodJson::pod);
    }

    @Override
    public void terminate(String podId) throws PodProviderException {
        goneOrGood(RunPodCall.delete(path(podId)));
    }

    @Override
    public void stop(String podId) throws PodProviderException {
        goneOrGood(RunPodCall.post(path(podId) + "/action", "{\"action\":\"stop\"}"));
    }

    /** Availability is told for one cloud at a time, so there are two requests. */
    @Override
    public List<GpuOffer> offers() throws PodProviderException {
        List<GpuOffer> offers = new ArrayList<>();
        for (String cloud : CLOUDS) {
            RunPodCall call =
                    RunPodCall.get("/catalog/gpus", "include=AVAILABILITY&product=POD&count=1&cloud=" + cloud);
            offers.addAll(good(call, json -> RunPodJson.offers(json, cloud)));
        }
        return offers;
    }

    /** By the hour, the smallest bucket there is: RunPod widens both ends to whole buckets. */
    @Override
    public List<BilledPod> billed(Instant from, Instant to) throws PodProviderException {
        String query = "startTime=" + from + "&endTime=" + to + "&bucketSize=hour";
        return good(RunPodCall.get("/billing/pods", query), RunPodJson::billed);
    }

    /** How an answer is read. */
    private interface Reading<T> {
        T of(JsonNode json) throws UnreadableException;
    }

    private <T> T good(RunPodCall call, Reading<T> reading) throws PodProviderException {
        return read(call, send(call), reading);
    }

    private void goneOrGood(RunPodCall call) throws PodProviderException {
        RunPodAnswer answer = send(call);
        if (!answer.isGood() && answer.status() != 404) {
            throw RunPodFailure.refused(call, answer, Duration.ZERO, key.read());
        }
    }

    private <T> T read(RunPodCall call, RunPodAnswer answer, Reading<T> reading) throws PodProviderException {
        if (!answer.isGood()) {
            throw RunPodFailure.refused(call, answer, Duration.ZERO, key.read());
        }
        try {
            return reading.of(RunPodJson.read(answer.body()));
        } catch (UnreadableException e) {
            throw RunPodFailure.unreadable(call, String.valueOf(e.getMessage()));
        }
    }

    private RunPodAnswer send(RunPodCall call) throws PodProviderException {
        key.read();
        gate.pass(call);
        RunPodAnswer answer = transport().send(call);
        Duration pause = gate.learn(answer);
        if (!pause.isZero()) {
            throw RunPodFailure.refused(call, answer, pause, key.read());
        }
        return answer;
    }

    private synchronized RunPodTransport transport() throws PodProviderException {
        if (transport == null) {
            try {
                if (ownContext != null) {
                    ownContext.start();
                }
                transport = new RunPodTransport(context, properties, key);
            } catch (Exception e) {
                throw new PodProviderException(Kind.UNAVAILABLE, "camel-http cannot be set up", Duration.ZERO, e);
            }
        }
        return transport;
    }

    /** @throws PodProviderException when the id would mean another address */
    private static String path(String podId) throws PodProviderException {
        if (!podId.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new PodProviderException(Kind.MALFORMED, "this is no id of a pod");
        }
        return "/pods/" + podId;
    }

    @Override
    public synchronized void close() throws IOException {
        if (transport != null) {
            transport.close();
            transport = null;
        }
        if (ownContext != null) {
            ownContext.close();
        }
    }

    @Override
    public String toString() {
        return "RunPodClient[" + properties.baseUrl() + "]";
    }
}
