package org.ergodrop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a new user meets it, with a file manager alone: real service, real models, a real video. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class DemoIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path scratch;

    private final List<String> told = new CopyOnWriteArrayList<>();

    private Path folder(String name) {
        return scratch.resolve("demo-drive").resolve(name);
    }

    private Demo start() throws Exception {
        return Demo.start(
                new Demo.Choice(
                        Path.of("").toAbsolutePath(),
                        new DemoFolder(scratch.resolve("demo-drive")),
                        0,
                        List.of("ergodrop.analysis.pose.model=lite"),
                        Locale.forLanguageTag("cs"),
                        null),
                told::add);
    }

    private static List<String> in(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (String mail : in(folder("mails"))) {
            if (mail.startsWith(".")) {
                continue; // still being written
            }
            try (InputStream in = Files.newInputStream(folder("mails").resolve(mail))) {
                subjects.add(new MimeMessage(Session.getInstance(new Properties()), in).getSubject());
            }
        }
        return subjects;
    }

    @Test
    void aVideoDroppedIntoTheFolderOnDiskComesBackAsAReportAndAMailAndStaysDoneAfterARestart() throws Exception {
        Path video = scratch.resolve("worker.mp4");
        assertThat(Ergodrop.execute(
                        "demo-video", video.toString(), "--seconds", "3", "--size", "320x240", "--fps", "15"))
                .isZero();
        try (Demo demo = start()) {
            Files.copy(video, folder("01-upload").resolve("Zvedání beden.mp4"));
            Files.writeString(folder("01-upload").resolve("nákup.mp4"), "mléko, chléb\n");

            await().atMost(SOON).until(() -> in(folder("04-archive")).contains("Zvedání beden.mp4"));
            await().atMost(SOON).until(() -> in(folder("06-failed")).contains("nákup.mp4"));
            await().atMost(SOON).until(() -> subjects().size() == 2);

            String results = in(folder("03-completed")).get(0);
            assertThat(results).matches("Zvedání beden_results_\\d{8}_\\d{6}");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(in(folder("03-completed").resolve(results)))
                            .contains("Zvedání beden_ergonomics.xlsx"));
            assertThat(in(folder("01-upload"))).isEmpty();
            assertThat(subjects()).anyMatch(subject -> subject.contains("Zvedání beden.mp4"));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(told)
                            .filteredOn(line -> line.contains(".eml"))
                            .hasSize(2));
            linksLeadToTheStandIn(demo);
        }
        try (Demo again = start()) {
            await().during(Duration.ofSeconds(5))
                    .atMost(SOON)
                    .until(() -> in(folder("01-upload")).isEmpty());
            assertThat(in(folder("03-completed"))).hasSize(1);
            assertThatThrownBy(this::start).isInstanceOf(DemoInUseException.class);
            assertThat(again.google().journal().of("upload.start")).isEmpty();
        }
    }

    private static void linksLeadToTheStandIn(Demo demo) throws Exception {
        HttpRequest page = HttpRequest.newBuilder(demo.drivePage()).build();
        assertThat(HttpClient.newHttpClient()
                        .send(page, BodyHandlers.ofString())
                        .body())
                .contains("01-upload")
                .contains("not Google");
        URI console = demo.console();
        assertThat(console.getPort()).isPositive();
    }
}
