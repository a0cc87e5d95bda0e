package org.ergodrop.demo.runpod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ergodrop.demo.http.HttpCall;
import org.ergodrop.demo.http.LoopbackServer;
import org.ergodrop.demo.http.Reply;
import org.jspecify.annotations.Nullable;

/** Where every request arrives: who asks, is it too often, faults strike, the right part answers, the journal is written. */
final class Desk implements LoopbackServer.Handler {

    private static final String ACCOUNT = "account";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunPodOptions options;
    private final Fleet fleet;
    private final Faults faults;
    private final Journal journal;
    private final Apis apis;
    private final RateLimits limits;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Who answers what. */
    record Apis(PodsApi pods, LogsApi logs, CatalogApi catalog, BillingApi billing) {}

    Desk(RunPodOptions options, Fleet fleet, Faults faults, Journal journal, Apis apis) {
        this.options = options;
        this.fleet = fleet;
        this.faults = faults;
        this.journal = journal;
        this.apis = apis;
        this.limits = new RateLimits(options.requestsPerMinute());
    }

    /** Lets hanging requests go. */
    void close() {
        closed.countDown();
    }

    @Override
    public Reply answer(HttpCall call) throws IOException, InterruptedException {
        Instant arrived = fleet.now();
        long number = journal.nextNumber();
        String body = new String(call.body().readAllBytes(), StandardCharsets.UTF_8);
        String who = who(call);
        List<Fault> struck = new ArrayList<>();
        Reply reply = Reply.none();
        String name = "unknown";
        try {
            Endpoint endpoint = Endpoint.of(call.method(), call.path());
            name = endpoint.call();
            reply = answer(endpoint, call, new Asked(who, body), struck);
            return reply;
        } catch (Problem e) {
            reply = e.reply();
            return reply;
        } finally {
            boolean answered = !(reply.ending() instanceof Reply.Reset);
            Map<String, String> query = new LinkedHashMap<>();
            call.query().forEach((key, value) -> query.put(key, struckOut(value)));
            boolean leaked = !struckOut(call.path()).equals(call.path())
                    || !struckOut(body).equals(body)
                    || !query.equals(call.query());
            journal.add(new JournalEntry(
                    number,
                    arrived,
                    name,
                    struckOut(call.path()),
                    query,
                    who,
                    struckOut(body),
                    leaked,
                    answered ? reply.status() : 0,
                    List.copyOf(struck)));
        }
    }

    private record Asked(String who, String body) {}

    private Reply answer(Endpoint endpoint, HttpCall call, Asked asked, List<Fault> struck)
            throws Problem, IOException, InterruptedException {
        if (asked.who().isEmpty()) {
            throw new Problem(401, bearer(call) == null ? "missing bearer token" : "invalid bearer token");
        }
        RateLimits.Count count = limits.count(asked.who(), fleet.now());
        if (count.isTooMany()) {
            return count.on(count.refusal());
        }
        struck.addAll(faults.strike(
                new FaultRule.Asked(endpoint.call(), endpoint.podId(), asked.who(), call.query(), asked.body())));
        Reply early = before(endpoint, struck);
        Reply reply;
        if (early != null) {
            reply = early;
        } else {
            reply = work(endpoint, call, asked, struck);
        }
        for (Fault fault : struck) {
            if (fault instanceof Fault.LostAnswer lost) {
                await(lost.silence());
                return Reply.none();
            }
        }
        return reply.ending() instanceof Reply.Reset ? reply : count.on(reply);
    }

    private Reply work(Endpoint endpoint, HttpCall call, Asked asked, List<Fault> struck) {
        try {
            mustBeAllowed(asked.who(), endpoint, asked.body());
            if (struck.stream().anyMatch(Fault.Pretend.class::isInstance)) {
                return apis.pods().get(endpoint.podId());
            }
            return route(endpoint, call, asked.body(), struck);
        } catch (Problem e) {
            return e.reply();
        }
    }

    private @Nullable Reply before(Endpoint endpoint, List<Fault> struck) throws InterruptedException {
        for (Fault fault : struck) {
            if (fault instanceof Fault.Latency latency) {
                await(latency.delay());
            } else if (fault instanceof Fault.Hang hang) {
                await(hang.longest());
                return Reply.none();
            } else if (fault instanceof Fault.Reset) {
                return Reply.none();
            } else if (fault instanceof Fault.Answer answer) {
                Reply reply = Problem.reply(answer.status(), answer.detail(), List.of());
                return answer.retryAfterSeconds() < 0
                        ? reply
                        : reply.with("Retry-After", Long.toString(answer.retryAfterSeconds()));
            } else if (fault instanceof Fault.Pretend && endpoint.call().startsWith("DELETE")) {
                return Reply.empty(204);
            }
        }
        return null;
    }

    private void await(Duration wait) throws InterruptedException {
        if (closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the stand-in stops");
        }
    }

    private Reply route(Endpoint endpoint, HttpCall call, String body, List<Fault> struck) throws Problem {
        String id = endpoint.podId();
        return switch (endpoint.call()) {
            case "GET /pods" -> apis.pods().list();
            case "POST /pods" -> apis.pods().create(parsed(body), struck);
            case "GET /pods/{id}" -> apis.pods().get(id);
            case "PATCH /pods/{id}" -> apis.pods().update(id, parsed(body));
            case "DELETE /pods/{id}" -> apis.pods().delete(id);
            case "POST /pods/{id}/action" -> apis.pods().act(id, parsed(body));
            case "GET /pods/{id}/logs" -> apis.logs().logs(id, call);
            case "GET /catalog/gpus" -> apis.catalog().gpus(call);
            case "GET /catalog/datacenters" -> apis.catalog().dataCentres(call);
            case "GET /billing/pods" -> apis.billing().pods(call);
            default -> throw Problem.notFound();
        };
    }

    private static JsonNode parsed(String body) throws Problem {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Problem(400, "the body is not JSON");
        }
    }

    /** A pod's key is for its own pod: to see it, to stop it, and perhaps to delete it. */
    private void mustBeAllowed(String who, Endpoint endpoint, String body) throws Problem {
        if (who.equals(ACCOUNT)) {
            return;
        }
        boolean allowed = endpoint.podId().equals(who)
                && switch (endpoint.call()) {
                    case "GET /pods/{id}", "GET /pods/{id}/logs" -> true;
                    case "DELETE /pods/{id}" -> options.podKeyMayDelete();
                    case "POST /pods/{id}/action" ->
                        options.podKeyMayDelete()
                                || !parsed(body).path("action").asText().equals("terminate");
                    default -> false;
                };
        if (!allowed) {
            throw Problem.forbidden();
        }
    }

    private static @Nullable String bearer(HttpCall call) {
        String header = call.header("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).trim()
                : null;
    }

    private String who(HttpCall call) {
        String key = bearer(call);
        if (key == null) {
            return "";
        }
        if (key.equals(options.accountKey())) {
            return ACCOUNT;
        }
        RentedPod pod = fleet.withKey(key);
        return pod == null ? "" : pod.id;
    }

    private String struckOut(String text) {
        List<String> secrets = new ArrayList<>(options.secrets().values());
        secrets.add(options.accountKey());
        secrets.addAll(fleet.podKeys());
        String shown = text;
        for (String secret : secrets) {
            shown = secret.isEmpty() ? shown : shown.replace(secret, "***");
        }
        return shown;
    }
}
