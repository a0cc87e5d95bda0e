package org.ergodrop.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.TroubleKind;

/**
 * What ledger and queue hold. Every process that shares them shows the same figures: take the largest over the processes, not
 * the sum.
 */
final class LedgerFigures {

    private LedgerFigures() {}

    static void register(Reading<LedgerRows> rows, Reading<Integer> messages, MeterRegistry meters, Clock clock) {
        for (JobState state : JobState.values()) {
            Gauge.builder(
                            "ergodrop.jobs",
                            rows,
                            all -> all.show(read -> read.jobs().getOrDefault(state, 0)))
                    .description("Jobs in the ledger by state, ended ones included")
                    .tag("state", label(state))
                    .register(meters);
        }
        for (TroubleKind kind : TroubleKind.values()) {
            Gauge.builder(
                            "ergodrop.troubles",
                            rows,
                            all -> all.show(read -> read.troubles().getOrDefault(kind, 0L)))
                    .description("Queues or accounts that a trouble keeps from working, by its kind")
                    .tag("kind", label(kind))
                    .register(meters);
        }
        Gauge.builder("ergodrop.oldest.waiting", rows, all -> all.show(read -> ageSeconds(read, clock)))
                .description("Age of the oldest job that nobody works on; 0 when none waits")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("ergodrop.mails.waiting", rows, all -> all.show(LedgerRows::mailsWaiting))
                .description("Mails that are owed and not sent yet")
                .register(meters);
        Gauge.builder("ergodrop.ledger.read.timestamp", rows, Reading::readAtSeconds)
                .description("When the ledger was read last for these figures, since the epoch")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("ergodrop.queue.messages", messages, all -> all.show(depth -> depth))
                .description("Messages that wait in the queue between intake and workers")
                .register(meters);
    }

    private static double ageSeconds(LedgerRows rows, Clock clock) {
        return rows.oldestWaiting()
                .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
