package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes are edited while the service runs, on a copy of the real ones. */
class HotReloadIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    @Test
    void anEditedRouteIsTakenUpAndABrokenOneIsRefusedWhileTheOldOneWorksOn() throws Exception {
        try (RunningService service = RunningService.start(folder)) {
            Path deliver = service.routes.resolve("40-deliver.camel.yaml");
            String original = Files.readString(deliver);

            edit(deliver, original.replace("report delivered as", "EDITED delivered as"));
            await().atMost(SOON)
                    .until(() -> description(service, "deliver")
                                    .equals("Finished report -> 03-completed, video -> 04-archive, line -> 05-logs")
                            && Files.readString(folder.resolve("service.log")).contains("Routes reloaded summary"));
            service.drop("a.mp4", 2);
            await().atMost(SOON).until(() -> service.log().size() == 1);
            assertThat(folder.resolve("service.log")).content().contains("EDITED delivered as a_results_");

            edit(deliver, "- route:\n    id: deliver\n    from: [this is not a route\n");
            await().atMost(SOON)
                    .until(() -> Files.readString(folder.resolve("service.log")).contains("40-deliver.camel.yaml")
                            && Files.readString(folder.resolve("service.log")).contains("Error reloading routes"));
            service.drop("b.mp4", 2);
            await().atMost(SOON).until(() -> service.log().size() == 2);
            assertThat(service.in("04-archive")).containsExactly("a.mp4", "b.mp4");
            assertThat(folder.resolve("service.log")).content().contains("EDITED delivered as b_results_");
            assertThat(service.camel().getRoutes()).hasSize(6).allMatch(route -> isStarted(service, route));

            edit(deliver, original);
            await().atMost(SOON).until(() -> {
                service.drop("c" + System.nanoTime() + ".mp4", 1);
                return Files.readString(folder.resolve("service.log")).contains(": report delivered as c");
            });
        }
    }

    /** As docs/routes.md says: a new file, then a rename, so that nobody reads half of it. */
    private static void edit(Path file, String text) throws IOException {
        Path fresh = Files.writeString(file.resolveSibling("." + file.getFileName() + ".new"), text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String description(RunningService service, String route) {
        Route running = service.camel().getRoute(route);
        return running == null ? "" : running.getDescription();
    }

    private static boolean isStarted(RunningService service, Route route) {
        return service.camel()
                .getRouteController()
                .getRouteStatus(route.getRouteId())
                .isStarted();
    }
}
