package org.ergodrop.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.ergodrop.analysis.AnalysisEngine;
import org.ergodrop.analysis.AnalysisSettings;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.Queues;

/** The analysis of each queue: queues with the same settings share one engine, with its models loaded once. */
final class Engines implements AutoCloseable {

    private final Map<String, AnalysisEngine> byQueue = new HashMap<>();
    private final Map<String, AnalysisSettings> settings = new HashMap<>();

    /** Starts every engine that is needed: a setting that does not exist is refused now, not after an hour. */
    Engines(Queues queues, Function<AnalysisSettings, AnalysisEngine> start) {
        Map<Map<String, String>, AnalysisEngine> bySettings = new HashMap<>();
        for (QueueSettings queue : queues.all()) {
            settings.put(queue.name(), AnalysisSettings.of(queue.analysis()));
            byQueue.put(
                    queue.name(),
                    bySettings.computeIfAbsent(queue.analysis(), given -> start.apply(AnalysisSettings.of(given))));
        }
    }

    AnalysisEngine of(String queue) {
        return byQueue.get(queue);
    }

    AnalysisSettings settings(String queue) {
        return settings.get(queue);
    }

    @Override
    public void close() {
        byQueue.values().stream().distinct().forEach(AnalysisEngine::close);
    }
}
