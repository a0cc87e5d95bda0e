package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The open health answer is about the routes that should run, not only about the program. */
class HealthIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void whenARouteStandsStill_itSaysDown_andUpAgainWhenItRuns() throws Exception {
        try (RunningService service = RunningService.start(folder)) {
            assertThat(health(service)).isEqualTo("200 {\"status\":\"UP\"}");

            service.camel().getRouteController().stopRoute("deliver");
            assertThat(health(service)).isEqualTo("503 {\"status\":\"DOWN\"}");

            service.camel().getRouteController().startRoute("deliver");
            assertThat(health(service)).isEqualTo("200 {\"status\":\"UP\"}");
        }
    }

    @Test
    void whenAnEditNamesABeanThatDoesNotExist_itSaysDownUntilTheFileIsMended() throws Exception {
        try (RunningService service = RunningService.start(folder)) {
            Path deliver = service.routes.resolve("40-deliver.camel.yaml");
            String original = Files.readString(deliver);

            edit(deliver, original.replace("ref: archiveVideo", "ref: archiveVidoe"));
            await().atMost(SOON).until(() -> health(service).startsWith("503"));

            edit(deliver, original);
            await().atMost(SOON).until(() -> health(service).startsWith("200"));
            service.drop("lifting.mp4", 2);
            await().atMost(SOON).until(() -> service.log().size() == 1);
            assertThat(service.in("04-archive")).containsExactly("lifting.mp4");
        }
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
