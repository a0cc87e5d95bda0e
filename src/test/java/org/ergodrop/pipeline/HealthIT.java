package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import javax.management.ObjectName;
import org.apache.camel.Route;
import org.ergodrop.jobs.Trouble;
import org.ergodrop.jobs.TroubleKind;
import org.ergodrop.jobs.Troubles;
import org.ergodrop.text.Explained;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the service says of itself when its route files change under it. */
class HealthIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String UP = "200 {\"status\":\"UP\"}";
    private static final String DEGRADED = "200 {\"status\":\"DEGRADED\"}";
    private static final String DOWN = "503 {\"status\":\"DOWN\"}";

    @TempDir
    private Path folder;

    @Test
    void healthFollowsTheRoutesAndTheirFiles() throws Exception {
        try (RunningService service = RunningService.start(folder, "ergodrop.health.free-disk=1MB")) {
            assertThat(health(service)).isEqualTo(UP);

            service.camel().getRouteController().stopRoute("deliver");
            assertThat(health(service)).as(parts()).isEqualTo(DEGRADED);
            service.camel().getRouteController().startRoute("deliver");
            assertThat(health(service)).isEqualTo(UP);

            aMissingBeanIsRefusedAndToldOnce(service);
            aRouteThatDoesNotStartLeavesTheOneBefore(service);
            aFileThatCannotBeReadKeepsNoOtherFromGoingLive(service);
            aDeletedFileTakesItsRoutesAwayUntilItIsBack(service);

            service.camel().getRouteController().stopRoute("tidy");
            service.camel().removeRoute("tidy");
            assertThat(health(service)).isEqualTo(DOWN);
        }
    }

    private void aMissingBeanIsRefusedAndToldOnce(RunningService service) throws Exception {
        Path deliver = service.routes.resolve("40-deliver.camel.yaml");
        String original = Files.readString(deliver);
        edit(deliver, original.replace("ref: archiveVideo", "ref: archiveVidoe"));
        await().atMost(SOON).until(() -> !troubles(service).isEmpty());
        assertThat(health(service)).isEqualTo(DEGRADED);
        assertThat(troubles(service)).hasSize(1).first().satisfies(trouble -> {
            assertThat(trouble.kind()).isEqualTo(TroubleKind.ROUTES_BROKEN);
            assertThat(trouble.subject()).isEqualTo("40-deliver.camel.yaml");
            assertThat(trouble.detail())
                    .contains("line 15: there is no bean archiveVidoe")
                    .contains("run on");
        });
        assertThat(parts()).contains("archiveVidoe").contains("disk=UP").contains("looks=UP");

        service.drop("lifting.mp4", 2);
        await().atMost(SOON).until(() -> service.hasEnded(1));
        assertThat(service.in("04-archive")).containsExactly("lifting.mp4");
        edit(deliver, original);
        await().atMost(SOON).until(() -> troubles(service).isEmpty());
        assertThat(health(service)).isEqualTo(UP);
    }

    /** A port that is taken, a folder that is not there: nothing that a check could see. */
    private void aRouteThatDoesNotStartLeavesTheOneBefore(RunningService service) throws Exception {
        Path mine = service.routes.resolve("70-mine.camel.yaml");
        String good = "- route: {id: mine, from: {uri: 'timer:mine', steps: [{log: 'tick'}]}}\n";
        edit(mine, good);
        await().atMost(SOON).until(() -> service.camel().getRoute("mine") != null);
        Path nowhere = folder.resolve("nowhere");
        edit(service.routes.resolve("71-other.camel.yaml"), good.replace("mine", "other"));
        edit(mine, good.replace("timer:mine", "file:" + nowhere + "?autoCreate=false&startingDirectoryMustExist=true"));
        await().atMost(SOON).until(() -> !troubles(service).isEmpty());
        assertThat(service.camel().getRoute("mine").getEndpoint().getEndpointUri())
                .startsWith("timer:");
        assertThat(service.camel().getRouteController().getRouteStatus("mine").isStarted())
                .isTrue();
        assertThat(troubles(service)).extracting(Trouble::subject).containsExactly("70-mine.camel.yaml");
        assertThat(service.camel().getRoute("other")).as("what came with it").isNotNull();

        // what it needs is there now; the same text, saved again
        Files.createDirectory(nowhere);
        Files.setLastModifiedTime(mine, FileTime.fromMillis(0));
        await().atMost(SOON).until(() -> troubles(service).isEmpty());
        assertThat(service.camel().getRoute("mine").getEndpoint().getEndpointUri())
                .startsWith("file:");

        Route other = service.camel().getRoute("other");
        Files.move(service.routes.resolve("71-other.camel.yaml"), service.routes.resolve("72-other.camel.yaml"));
        Files.delete(mine);
        await().atMost(SOON).until(() -> service.camel().getRoute("mine") == null);
        assertThat(service.camel().getRoute("other"))
                .as("renamed, not exchanged")
                .isSameAs(other);
    }

    private void aFileThatCannotBeReadKeepsNoOtherFromGoingLive(RunningService service) throws Exception {
        Path strange = service.routes.resolve("73-strange.camel.yaml");
        Path good = service.routes.resolve("72-other.camel.yaml");
        List<String> reasons = List.of("it is not a text in UTF-8", "it is nested without end", "it cannot be read");
        for (String reason : reasons) {
            switch (reasons.indexOf(reason)) {
                case 0 -> Files.writeString(strange, Files.readString(good), StandardCharsets.UTF_16);
                case 1 -> Files.writeString(strange, "[".repeat(20_000));
                default -> {
                    Files.delete(strange);
                    Files.createDirectory(strange);
                }
            }
            String name = "tick" + reasons.indexOf(reason);
            edit(
                    good,
                    "- route: {id: other, description: " + name + ", from: {uri: 'timer:other', steps: [{log: x}]}}\n");
            await().atMost(SOON)
                    .until(() -> service.camel().getRoutes().stream()
                                    .anyMatch(route -> name.equals(route.getDescription()))
                            && troubles(service).stream()
                                    .anyMatch(trouble -> trouble.detail().contains(reason)));
            assertThat(health(service)).isEqualTo(DEGRADED);
        }
        Files.delete(strange);
        await().atMost(SOON).until(() -> troubles(service).isEmpty());
    }

    private void aDeletedFileTakesItsRoutesAwayUntilItIsBack(RunningService service) throws Exception {
        Path notify = service.routes.resolve("50-notify.camel.yaml");
        String original = Files.readString(notify);
        Files.delete(notify);
        await().atMost(SOON)
                .until(() -> service.camel().getRoute("mail") == null
                        && !troubles(service).isEmpty());
        assertThat(health(service)).isEqualTo(DEGRADED);
        edit(notify, original);
        await().atMost(SOON)
                .until(() -> service.camel().getRoute("mail") != null
                        && troubles(service).isEmpty());
        assertThat(health(service)).isEqualTo(UP);
    }

    @Test
    void withABrokenFileTheServiceRefusesToStartInOneSentence() throws Exception {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        try (var files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        Path deliver = routes.resolve("40-deliver.camel.yaml");
        edit(deliver, Files.readString(deliver).replace("ref: archiveVideo", "ref: archiveVidoe"));
        assertThatThrownBy(() -> RunningService.start(folder))
                .rootCause()
                .isInstanceOf(Explained.class)
                .hasMessageStartingWith("40-deliver.camel.yaml, line 15: there is no bean archiveVidoe");
    }

    private static String parts() throws Exception {
        return String.valueOf(ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName("org.ergodrop:type=Health"), "Parts"));
    }

    private static List<Trouble> troubles(RunningService service) {
        return service.context.getBean(Troubles.class).all();
    }

    private static void edit(Path file, String text) throws Exception {
        Path fresh = Files.writeString(file.resolveSibling("." + file.getFileName() + ".new"), text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String health(RunningService service) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + service.port() + "/actuator/health");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
