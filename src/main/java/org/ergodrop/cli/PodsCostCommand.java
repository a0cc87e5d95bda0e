package org.ergodrop.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ergodrop.pods.BilledPod;
import org.ergodrop.pods.PodCosts;
import org.ergodrop.pods.PodDays;
import org.ergodrop.pods.PodProvider;
import org.ergodrop.pods.PodProviderException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ergodrop pods cost}: what pods cost by our account, beside what RunPod billed. */
@Command(
        name = "cost",
        mixinStandardHelpOptions = true,
        description = {
            "Shows by day and pod what our own account says (price times time), and what RunPod billed.",
            "RunPod's bill follows some hours later, and counts whole hours at both ends of a day.",
            "What it billed for pods that our account does not know is said below."
        })
final class PodsCostCommand implements Callable<Integer> {

    /** One request a day shown and one for all; RunPod allows about 60 a minute. */
    private static final int MOST_DAYS = 31;

    @Mixin
    private LedgerOptions options;

    @Option(names = "--days", paramLabel = "N", defaultValue = "7", description = "Default: ${DEFAULT-VALUE}.")
    private int days;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (days < 1 || days > MOST_DAYS) {
            throw new ParameterException(spec.commandLine(), "--days must be from 1 to " + MOST_DAYS + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (OpenedPods pods = OpenedPods.open(options)) {
            ZoneId zone = ZoneId.systemDefault();
            LocalDate today = LocalDate.now(zone);
            List<PodCosts.Day> told = pods.costs().days(today.minusDays(days - 1L), today);
            Bill bill = new Bill(pods.provider(), zone);
            if (told.isEmpty()) {
                out.println(options.say("pods.cost.none", days));
            } else {
                table(pods, told, bill).print(out);
            }
            others(pods, bill.of(today.minusDays(days - 1L), today), out);
            out.flush();
            bill.orFailure();
        }
        return 0;
    }

    /** RunPod's bill names no pods, only ids, so whose these were it does not say. */
    private void others(OpenedPods pods, Map<String, Double> bill, PrintWriter out) {
        List<Double> unknown = bill.entrySet().stream()
                .filter(pod -> pods.rows().find(pod.getKey()).isEmpty())
                .map(Map.Entry::getValue)
                .toList();
        if (!unknown.isEmpty()) {
            double dollars = unknown.stream().mapToDouble(Double::doubleValue).sum();
            out.println(options.say("pods.cost.others", unknown.size(), PodTable.dollars(dollars)));
        }
    }

    private JobTable table(OpenedPods pods, List<PodCosts.Day> told, Bill runPod) {
        JobTable table = new JobTable();
        table.row(
                options.say("pods.column.day"),
                options.say("pods.column.name"),
                options.say("pods.column.hours"),
                options.say("pods.column.counted"),
                options.say("pods.column.billed"));
        double counted = 0;
        double billed = 0;
        for (PodCosts.Day day : told) {
            Map<String, Double> bill = runPod.of(day.day(), day.day());
            for (PodDays.OfPod pod : new PodDays(pods.ledger().jdbc()).on(day.day())) {
                Double amount = bill.get(pod.podId());
                row(table, day.day().toString(), pod.name(), pod.podSeconds(), pod.dollars(), amount);
                billed += amount == null ? 0 : amount;
            }
            counted += day.dollars();
        }
        double seconds = told.stream().mapToDouble(PodCosts.Day::podSeconds).sum();
        row(table, options.say("pods.cost.sum"), "", seconds, counted, billed);
        return table;
    }

    private static void row(
            JobTable table, String day, String name, double seconds, double counted, @Nullable Double billed) {
        table.row(
                day,
                name,
                String.format(Locale.ROOT, "%.2f", seconds / 3600),
                PodTable.dollars(counted),
                billed == null ? "-" : PodTable.dollars(billed));
    }

    /** What RunPod billed, as far as it answers; our own account is worth telling without it. */
    private static final class Bill {

        private final PodProvider provider;
        private final ZoneId zone;
        private @Nullable PodProviderException failure;

        Bill(PodProvider provider, ZoneId zone) {
            this.provider = provider;
            this.zone = zone;
        }

        /** Dollars by the pods' ids; nothing after the first request that failed. */
        Map<String, Double> of(LocalDate first, LocalDate last) {
            if (failure != null) {
                return Map.of();
            }
            Instant from = first.atStartOfDay(zone).toInstant();
            Instant to = last.plusDays(1).atStartOfDay(zone).toInstant();
            try {
                return provider.billed(from, to).stream()
                        .collect(Collectors.toMap(BilledPod::podId, BilledPod::amount));
            } catch (PodProviderException e) {
                failure = e;
                return Map.of();
            }
        }

        void orFailure() {
            if (failure != null) {
                throw OpenedPods.failure(failure);
            }
        }
    }
}
