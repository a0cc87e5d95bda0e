package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes are edited while the service runs, on a copy of the real ones. */
class HotReloadIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void anEditedRouteIsTakenUpAndABrokenOneIsRefusedWhileTheOldOneWorksOn() throws Exception {
        try (RunningService service = RunningService.start(folder)) {
            int routes = service.camel().getRoutes().size();
            Path deliver = service.routes.resolve("40-deliver.camel.yaml");
            String original = Files.readString(deliver);

            edit(deliver, original.replace("report delivered as", "EDITED delivered as"));
            await().atMost(SOON).until(() -> log().contains("Route files taken up"));
            service.drop("a.mp4", 2);
            await().atMost(SOON).until(() -> service.hasEnded(1));
            assertThat(log()).contains("EDITED delivered as a_results_");

            edit(deliver, "- route:\n    id: deliver\n    from: [this is not a route\n");
            await().atMost(SOON)
                    .until(() -> log().contains("Route file refused") && log().contains("40-deliver.camel.yaml"));
            service.drop("b.mp4", 2);
            await().atMost(SOON).until(() -> service.hasEnded(2));
            assertThat(service.in("04-archive")).containsExactly("a.mp4", "b.mp4");
            assertThat(log()).contains("EDITED delivered as b_results_");
            assertThat(service.camel().getRoutes()).hasSize(routes).allMatch(route -> isStarted(service, route));

            edit(deliver, original);
            await().atMost(SOON).until(() -> {
                service.drop("c" + System.nanoTime() + ".mp4", 1);
                return log().contains(": report delivered as c");
            });
        }
    }

    @Test
    void aVideoInWorkSurvivesTheExchangeOfEveryRouteOfEveryFile() throws Exception {
        FakeAnalysis analysis = new FakeAnalysis();
        AtomicReference<CountDownLatch> inTheMiddle = new AtomicReference<>(new CountDownLatch(1));
        AtomicReference<CountDownLatch> edited = new AtomicReference<>(new CountDownLatch(1));
        analysis.beforePose = event -> {
            if (event.endsWith("pose 1") && inTheMiddle.get().getCount() > 0) {
                inTheMiddle.get().countDown();
                awaitUninterrupted(edited.get());
            }
        };
        try (RunningService service = RunningService.start(
                folder,
                analysis,
                FakeAnalysis::writeReport,
                "camel.main.shutdown-timeout=1",
                "ergodrop.jobs.max-starts=1")) {
            List<Path> files;
            try (var all = Files.list(service.routes)) {
                files = all.filter(file -> !file.getFileName().toString().startsWith("."))
                        .sorted()
                        .toList();
            }
            int done = 0;
            for (Path file : files) {
                inTheMiddle.set(new CountDownLatch(1));
                edited.set(new CountDownLatch(1));
                service.drop("v" + done + ".mp4", 3);
                assertThat(inTheMiddle.get().await(SOON.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                long before = count("Route files taken up");
                edit(file, Files.readString(file).replace("    description: ", "    description: EDITED "));
                await().atMost(SOON).until(() -> count("Route files taken up") > before);
                edited.get().countDown();
                int ended = ++done;
                await().atMost(SOON).until(() -> service.hasEnded(ended));
            }
            assertThat(service.log())
                    .hasSize(files.size())
                    .allMatch(line -> line.contains("COMPLETED") && line.contains("\"starts\":1"));
            assertThat(service.in("03-completed")).hasSize(files.size());
            assertThat(service.in("04-archive")).hasSize(files.size());
            assertThat(service.in("06-failed")).isEmpty();
            assertThat(service.camel().getRoutes())
                    .allMatch(route -> route.getDescription().startsWith("EDITED"))
                    .allMatch(route -> isStarted(service, route));
        } finally {
            edited.get().countDown();
        }
    }

    private long count(String words) {
        return log().lines().filter(line -> line.contains(words)).count();
    }

    @Test
    void aVideoInWorkInTheEditedRouteIsTakenUpAgainAndDeliveredOnceWithoutCountingAsAnAttempt() throws Exception {
        FakeAnalysis analysis = new FakeAnalysis();
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        analysis.beforePose = event -> {
            if (!log().contains("Route files taken up")) {
                inTheMiddle.countDown();
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        };
        try (RunningService service = RunningService.start(
                folder,
                analysis,
                FakeAnalysis::writeReport,
                "camel.main.shutdown-timeout=1",
                "ergodrop.jobs.max-starts=1")) {
            // minutes of work, however late the edit is taken up: the route is taken away under the video
            service.drop("lifting.mp4", 4_000);
            assertThat(inTheMiddle.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            Path analyse = service.routes.resolve("20-analyse.camel.yaml");
            edit(analyse, Files.readString(analyse).replace("analysis begins", "EDITED begins"));

            await().atMost(SOON).until(() -> service.hasEnded(1));
            assertThat(service.log().get(0)).contains("COMPLETED").contains("\"starts\":1");
            assertThat(log()).contains("lifting.mp4: EDITED begins").doesNotContain("\tat org.", "ERROR");
            assertThat(service.in("03-completed")).hasSize(1);
            assertThat(service.in("04-archive")).containsExactly("lifting.mp4");
            assertThat(service.in("02-processing")).isEmpty();
            assertThat(service.in("06-failed")).isEmpty();
        }
    }

    @Test
    void anEditDoesNotStartWhatIsOfARoleThatThisProcessHasNot() throws Exception {
        try (RunningService service = RunningService.start(folder, "ergodrop.roles=intake,console")) {
            Path analyse = service.routes.resolve("20-analyse.camel.yaml");
            edit(analyse, Files.readString(analyse).replace("    description: ", "    description: EDITED "));
            await().atMost(SOON).until(() -> log().contains("Route files taken up"));
            Route work = service.camel().getRoute("work");
            assertThat(work.getDescription()).startsWith("EDITED");
            assertThat(isStarted(service, work)).isFalse();
            assertThat(isStarted(service, service.camel().getRoute("analyse"))).isTrue();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("service.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As docs/routes.md says: a new file, then a rename, so that nobody reads half of it. */
    private static void edit(Path file, String text) throws IOException {
        Path fresh = Files.writeString(file.resolveSibling("." + file.getFileName() + ".new"), text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isStarted(RunningService service, Route route) {
        return service.camel()
                .getRouteController()
                .getRouteStatus(route.getRouteId())
                .isStarted();
    }
}
