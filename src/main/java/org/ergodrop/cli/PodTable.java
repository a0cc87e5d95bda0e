package org.ergodrop.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ergodrop.pods.Candidate;
import org.ergodrop.pods.IntentState;
import org.ergodrop.pods.Pod;
import org.ergodrop.pods.PodIntent;
import org.ergodrop.pods.RentState;
import org.ergodrop.pods.RentedPod;
import org.jspecify.annotations.Nullable;

/** The pods that RunPod lists, joined with the ledger's rows; then the wishes that have no pod yet. */
final class PodTable {

    private static final int MOST_ROWS = 1000;

    private final OpenedPods pods;
    private final JobWords words;
    private final JobTable table = new JobTable();

    PodTable(OpenedPods pods, JobWords words) {
        this.pods = pods;
        this.words = words;
    }

    /** @return whether there is anything to show */
    boolean fill(List<Pod> listed, boolean goneToo) {
        table.row(Stream.of("name", "state", "gpu", "where", "since", "price", "cost", "deadline", "note")
                .map(column -> words.say("pods.column." + column))
                .toArray(String[]::new));
        Map<String, Pod> missing = new LinkedHashMap<>();
        listed.stream().filter(pods.deployment()::isOurs).forEach(pod -> missing.put(pod.id(), pod));
        boolean any = false;
        for (RentedPod row : pods.rows().newest(MOST_ROWS)) {
            Pod pod = missing.remove(row.id());
            if (goneToo || pod != null || row.state() != RentState.GONE) {
                known(row, pod);
                any = true;
            }
        }
        missing.values().forEach(this::unknown);
        List<PodIntent> wishes = Stream.of(IntentState.ASKED, IntentState.WANTED)
                .flatMap(state -> pods.wishes().in(state).stream())
                .toList();
        wishes.forEach(this::wish);
        return any || !missing.isEmpty() || !wishes.isEmpty();
    }

    void print(PrintWriter out) {
        table.print(out);
    }

    private void known(RentedPod row, @Nullable Pod pod) {
        Candidate what = row.candidate();
        table.row(
                row.name(),
                row.state() == RentState.ALIVE && pod != null
                        ? pod.status().name()
                        : row.state().name(),
                what == null ? "-" : what.gpuId(),
                what == null ? "-" : place(what.cloud(), what.dataCenterId()),
                words.time(row.firstSeenAt()),
                price(pod == null ? (row.mayBeThere() ? row.costPerHour() : 0) : pod.costPerHour()),
                dollars(pods.costs().dollarsOf(row.id())),
                words.time(row.deadline()),
                note(row, pod));
    }

    private String note(RentedPod row, @Nullable Pod pod) {
        String reason = row.endReason() == null ? "" : words.say("pods.reason." + row.endReason());
        if (row.state() == RentState.GONE) {
            return pod == null ? reason : words.say("pods.note.back");
        }
        return pod == null ? join(reason, words.say("pods.note.not-listed")) : reason;
    }

    private static String join(String one, String other) {
        return one.isEmpty() ? other : one + "; " + other;
    }

    /** It carries our name, and the ledger does not know it (yet). */
    private void unknown(Pod pod) {
        table.row(
                JobWords.oneLine(pod.name(), 80),
                pod.status().name(),
                pod.gpuId() == null ? "-" : JobWords.oneLine(pod.gpuId(), 40),
                pod.cloud() == null ? "-" : place(pod.cloud(), pod.dataCenterId()),
                words.time(pod.createdAt()),
                price(pod.costPerHour()),
                "-",
                "-",
                words.say("pods.note.unknown"));
    }

    private void wish(PodIntent wish) {
        Candidate asked = wish.candidate();
        Instant since = wish.askedAt() == null ? wish.createdAt() : wish.askedAt();
        table.row(
                wish.podName(),
                wish.state().name(),
                asked == null ? "-" : asked.gpuId(),
                asked == null ? "-" : place(asked.cloud(), asked.dataCenterId()),
                words.time(since),
                "-",
                "-",
                words.time(wish.deadline()),
                JobWords.oneLine(wish.lastAnswer(), 120));
    }

    private static String place(String cloud, @Nullable String dataCenter) {
        return dataCenter == null ? cloud : cloud + " " + JobWords.oneLine(dataCenter, 20);
    }

    private static String price(double dollarsPerHour) {
        return String.format(Locale.ROOT, "%.3f", dollarsPerHour);
    }

    static String dollars(double dollars) {
        return String.format(Locale.ROOT, "%.2f", dollars);
    }
}
