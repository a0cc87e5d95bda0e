package org.ergodrop.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ergodrop.demo.google.FaultRule;
import org.ergodrop.demo.google.Faults;
import org.ergodrop.demo.google.GoogleStandIn;

/** Google on its bad days: up to three kinds of fault at a time, others after each change, all from a seed. */
final class SoakWeather {

    private record Trouble(String method, double chance, Consumer<FaultRule> what) {}

    private static final List<Trouble> TROUBLES = List.of(
            new Trouble("files.*", 0.3, rule -> rule.answer(403, "rateLimitExceeded")),
            new Trouble("*", 0.2, rule -> rule.answer(403, "userRateLimitExceeded")),
            new Trouble("files.*", 0.1, rule -> rule.answerRetryAfter(429, "rateLimitExceeded", Duration.ofSeconds(1))),
            new Trouble("*", 0.2, rule -> rule.answer(503, "backendError")),
            new Trouble("*", 0.2, rule -> rule.answer(500, "internalError")),
            new Trouble("*", 0.1, FaultRule::resetConnection),
            new Trouble("*", 0.3, rule -> rule.latency(Duration.ofMillis(40))),
            new Trouble("oauth.token", 0.5, rule -> rule.answer(503, "backendError")),
            new Trouble("media.download", 0.4, rule -> rule.truncateAfter(3)),
            new Trouble("media.download", 0.4, rule -> rule.dropAfter(2)),
            new Trouble("upload.*", 0.3, FaultRule::loseAnswer),
            new Trouble("files.create", 0.5, FaultRule::loseAnswer),
            new Trouble("files.update", 0.4, FaultRule::loseAnswer),
            new Trouble("upload.put", 0.3, FaultRule::expireSession),
            new Trouble("upload.put", 0.3, rule -> rule.storeLess(3)),
            new Trouble("upload.put", 0.3, rule -> rule.dropRequestAfter(2)),
            new Trouble("files.list", 0.4, FaultRule::emptyPage));

    private static final List<BiConsumer<GoogleStandIn, Integer>> MOODS = List.of(
            (google, number) -> google.faults().hideNewFilesFor(number),
            (google, number) -> google.faults().showMovedFilesFor(number),
            (google, number) -> google.oauth().expireAccessTokens());

    private final GoogleStandIn google;
    private final Random random;
    private final Map<String, List<FaultRule>> rules = new TreeMap<>();

    SoakWeather(GoogleStandIn google, Random random) {
        this.google = google;
        this.random = random;
    }

    void change() {
        Faults faults = google.faults();
        faults.clear();
        for (int kinds = random.nextInt(4); kinds > 0; kinds--) {
            int which = random.nextInt(TROUBLES.size());
            Trouble trouble = TROUBLES.get(which);
            FaultRule rule = faults.on(trouble.method()).withProbability(trouble.chance(), random.nextLong());
            trouble.what().accept(rule);
            rules.computeIfAbsent(which + " " + trouble.method(), name -> new ArrayList<>())
                    .add(rule);
        }
        if (random.nextInt(3) == 0) {
            MOODS.get(random.nextInt(MOODS.size())).accept(google, 1 + random.nextInt(3));
        }
    }

    void clear() {
        google.faults().clear();
    }

    /** How many requests were hit. */
    int hits() {
        return rules.values().stream()
                .flatMap(List::stream)
                .mapToInt(FaultRule::hits)
                .sum();
    }

    /** Of how many kinds. */
    int kinds() {
        return (int) rules.values().stream()
                .filter(same -> same.stream().anyMatch(rule -> rule.hits() > 0))
                .count();
    }
}
