package org.ergodrop.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a video through the real routes, from 01-upload to 05-logs. */
class HotFolderRoutesIT {

    private static final Duration SOON = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void aDroppedVideoComesBackAsAReportAndLiesInTheArchive() throws Exception {
        try (RunningService service = RunningService.start(folder)) {
            service.drop("Zvedání beden.mp4", 5);
            await().atMost(SOON).until(() -> service.hasEnded(1));
            assertThat(service.in("01-upload")).isEmpty();
            assertThat(service.in("02-processing")).isEmpty();
            assertThat(service.in("03-completed"))
                    .singleElement()
                    .asString()
                    .matches("Zvedání beden_results_\\d{8}_\\d{6}");
            Path report = service.root.resolve(
                    "03-completed/" + service.in("03-completed").get(0));
            assertThat(report.resolve("Zvedání beden_ergonomics.xlsx")).hasContent("5 batches");
            assertThat(service.in("04-archive")).containsExactly("Zvedání beden.mp4");
            assertThat(service.in("06-failed")).isEmpty();
            assertThat(service.log().get(0))
                    .contains("\"outcome\":\"COMPLETED\"")
                    .contains("\"video\":\"Zvedání beden.mp4\"");
            assertThat(service.analysis.events).endsWith("Zvedání beden.mp4 conclude", "Zvedání beden.mp4 close");
        }
    }

    @Test
    void aFileThatIsNoVideoIsPutAsideWithTheReasonInTheUsersLanguage() throws Exception {
        try (RunningService service = RunningService.start(folder, "ergodrop.language=cs")) {
            FakeAnalysis.drop(service.root.resolve("01-upload"), "notes.mp4", "shopping list");
            await().atMost(SOON).until(() -> service.hasEnded(1));
            assertThat(service.in("06-failed")).containsExactly("notes.mp4", "notes.mp4.reason.txt");
            assertThat(service.root.resolve("06-failed/notes.mp4.reason.txt"))
                    .hasContent("Soubor notes.mp4 není video, které lze přečíst. Použijte MP4, MOV, MKV, AVI nebo WebM"
                            + " přímo z kamery.");
            assertThat(service.log().get(0)).contains("\"outcome\":\"REJECTED\"");
            assertThat(service.in("03-completed")).isEmpty();
        }
    }
}
