package org.ergodrop.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.ergodrop.pods.RentState;

/** What rented pods are there and what they cost, by our own account; the same in every process that shares the ledger. */
final class PodFigures {

    private PodFigures() {}

    static void register(Reading<PodRows> rows, MeterRegistry meters) {
        for (RentState state : List.of(RentState.ALIVE, RentState.ENDING)) {
            Gauge.builder(
                            "ergodrop.pods",
                            rows,
                            all -> all.show(read -> read.pods().getOrDefault(state, 0)))
                    .description("Rented pods that may be there: alive, or asked to end and not proven gone")
                    .tag("state", LedgerFigures.label(state))
                    .register(meters);
        }
        FunctionCounter.builder(
                        "ergodrop.pod.seconds",
                        rows,
                        all -> all.show(read -> read.ever().podSeconds()))
                .description("How long pods were rented, together")
                .register(meters);
        FunctionCounter.builder(
                        "ergodrop.pod.dollars",
                        rows,
                        all -> all.show(read -> read.ever().dollars()))
                .description("What pods cost")
                .register(meters);
        Gauge.builder("ergodrop.pod.dollars.per.hour", rows, all -> all.show(PodRows::dollarsPerHour))
                .description("What the pods that may be there cost in an hour, in dollars")
                .register(meters);
    }
}
