package org.ergodrop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ergodrop.demo.runpod.PodRow;
import org.ergodrop.demo.runpod.RunPodStandIn;
import org.ergodrop.pods.EndReason;
import org.ergodrop.pods.IntentState;
import org.ergodrop.pods.PodCosts;
import org.ergodrop.pods.PodIntents;
import org.ergodrop.pods.RentState;
import org.ergodrop.pods.RentedPod;
import org.ergodrop.pods.RentedPods;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says in sentences what becomes of the demo's pods, as the controller's ledger and the stand-in's meter know it. */
final class DemoPodNews implements AutoCloseable {

    private static final int LOOK_EVERY_MILLIS = 250;
    private static final int MOST_PODS = 50;

    /** What docker/pod says at the end, and how it says that the service ended by itself. */
    private static final String ITS_END = "pod: the pod is to end ";

    private static final String NOTHING_TO_DO = "(exit code 0)";

    private enum Told {
        RENTED,
        UP,
        ENDING,
        GONE
    }

    private final RunPodStandIn runPod;
    private final JdbcClient ledger;
    private final DemoFolder folder;
    private final Locale locale;
    private final Consumer<String> tell;
    private final Set<String> wanted = new HashSet<>();
    private final Map<String, Set<Told>> told = new HashMap<>();
    private final Set<String> inWork = new HashSet<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "pod-news");
        daemon.setDaemon(true);
        return daemon;
    });

    DemoPodNews(RunPodStandIn runPod, JdbcClient ledger, DemoFolder folder, Locale locale, Consumer<String> tell) {
        this.runPod = runPod;
        this.ledger = ledger;
        this.folder = folder;
        this.locale = locale;
        this.tell = tell;
    }

    /** What ended before is no news. */
    DemoPodNews follow() {
        new RentedPods(ledger)
                .newest(MOST_PODS).stream()
                        .filter(pod -> pod.state() == RentState.GONE)
                        .forEach(pod -> told.put(pod.id(), EnumSet.allOf(Told.class)));
        thread.scheduleWithFixedDelay(this::lookOnce, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    private void lookOnce() {
        try {
            look();
        } catch (DataAccessException | IOException e) {
            // The ledger or the folder is busy or just being closed: the next look tells it.
        }
    }

    private void look() throws IOException {
        PodIntents wishes = new PodIntents(ledger);
        Stream.of(IntentState.WANTED, IntentState.ASKED, IntentState.MET)
                .flatMap(state -> wishes.in(state).stream())
                .filter(wish -> wanted.add(wish.id()))
                .forEach(wish -> say("wanted", wish.podName()));
        List<RentedPod> pods = new RentedPods(ledger).newest(MOST_PODS);
        for (int i = pods.size() - 1; i >= 0; i--) {
            look(pods.get(i));
        }
        lookAtWork();
    }

    private void look(RentedPod pod) {
        Optional<PodRow> row = row(pod.id());
        if (isNew(pod, Told.RENTED)) {
            say("rented", pod.name(), row.map(PodRow::gpuId).orElse("?"), pod.costPerHour());
        }
        Optional<ProcessHandle> process = runPod.pods().process(pod.id());
        if (process.isPresent() && isNew(pod, Told.UP)) {
            say("up", pod.name(), Long.toString(process.get().pid()), folder.podLog(pod.id()));
        }
        if (isReasonKnown(pod, row) && isNew(pod, Told.ENDING)) {
            ending(pod, row);
        }
        if (pod.state() == RentState.GONE && isNew(pod, Told.GONE)) {
            gone(pod, row);
        }
    }

    /** What a pod that ended itself said last is in its log a moment after it is away. */
    private boolean isReasonKnown(RentedPod pod, Optional<PodRow> row) {
        return switch (pod.state()) {
            case ALIVE -> false;
            case GONE -> true;
            default ->
                pod.endReason() != EndReason.VANISHED
                        || row.isEmpty()
                        || lastWords(pod).isPresent();
        };
    }

    private Optional<String> lastWords(RentedPod pod) {
        return runPod.pods().log(pod.id()).stream()
                .filter(line -> line.startsWith(ITS_END))
                .map(line -> line.substring(ITS_END.length()))
                .reduce((earlier, last) -> last);
    }

    private void ending(RentedPod pod, Optional<PodRow> row) {
        if (pod.endReason() != EndReason.VANISHED) {
            say("ending", pod.name(), CliText.SENTENCES.say(locale, "pods.reason." + pod.endReason()));
        } else if (row.isEmpty()) {
            say("ended-before", pod.name());
        } else {
            String why = lastWords(pod).orElse("?");
            if (why.equals(NOTHING_TO_DO)) {
                say("ended-idle", pod.name());
            } else {
                say("ended-itself", pod.name(), why);
            }
        }
    }

    private void gone(RentedPod pod, Optional<PodRow> row) {
        double counted = new PodCosts(ledger).dollarsOf(pod.id());
        Instant endedAt = row.map(PodRow::endedAt).orElse(null);
        if (row.isPresent() && endedAt != null) {
            long seconds = Duration.between(row.get().createdAt(), endedAt).toSeconds();
            say("gone", pod.name(), seconds, counted, row.get().dollars());
        } else {
            say("gone-before", pod.name(), counted);
        }
    }

    private void lookAtWork() throws IOException {
        Path processing = folder.path().resolve("02-processing");
        if (!Files.isDirectory(processing)) {
            return;
        }
        try (Stream<Path> files = Files.list(processing)) {
            Set<String> names = new HashSet<>();
            files.filter(Files::isRegularFile).forEach(file -> names.add(String.valueOf(file.getFileName())));
            inWork.retainAll(names);
            names.stream().filter(inWork::add).forEach(name -> say("works", name));
        }
    }

    private Optional<PodRow> row(String podId) {
        return runPod.pods().ever().stream()
                .filter(pod -> pod.id().equals(podId))
                .findFirst();
    }

    private boolean isNew(RentedPod pod, Told what) {
        return told.computeIfAbsent(pod.id(), id -> EnumSet.noneOf(Told.class)).add(what);
    }

    private void say(String sentence, Object... details) {
        tell.accept(CliText.SENTENCES.say(locale, "demo.pods." + sentence, details));
    }

    /** Pods that are there end with the demo. */
    @Override
    public void close() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(5, TimeUnit.SECONDS);
        runPod.pods().alive().forEach(pod -> say("interrupted", pod.name()));
    }
}
