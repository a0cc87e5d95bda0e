package org.ergodrop.demo.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStateTest {

    @TempDir
    private Path folder;

    @Test
    void filesAndAuthorizationsOutliveTheStandIn() throws Exception {
        String id;
        String refresh;
        String changes;
        try (GoogleStandIn google =
                GoogleStandIn.start(StandInOptions.forTests().keptIn(folder))) {
            String inside =
                    google.drive().createFolder("01-upload", google.drive().root());
            id = google.drive().createFile("a.mp4", inside, new byte[] {1, 2, 3});
            Browser.of(google).json("PATCH", "drive/v3/files/" + id, "{\"appProperties\":{\"k\":\"v\"}}");
            refresh = google.oauth().refreshToken(google.drive().firstAccount(), "client");
            changes = Browser.of(google)
                    .drive("changes/startPageToken")
                    .json()
                    .path("startPageToken")
                    .asText();
        }
        try (GoogleStandIn google =
                GoogleStandIn.start(StandInOptions.forTests().keptIn(folder))) {
            assertThat(google.drive()
                            .at(google.drive().root(), "01-upload", "a.mp4")
                            .orElseThrow()
                            .id())
                    .isEqualTo(id);
            assertThat(google.drive().read(id)).containsExactly(1, 2, 3);
            assertThat(google.drive().find(id).orElseThrow().appProperties()).containsEntry("k", "v");
            Browser browser = new Browser(google.baseUrl(), "");
            assertThat(browser.form(
                                    "token",
                                    "grant_type",
                                    "refresh_token",
                                    "client_id",
                                    "client",
                                    "refresh_token",
                                    refresh)
                            .status())
                    .isEqualTo(200);
            assertThat(Browser.of(google).drive("changes", "pageToken", changes).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void bytesOfUploadsThatNeverEndedGoAtTheNextStart() throws Exception {
        Path content = folder.resolve("content");
        try (GoogleStandIn google =
                GoogleStandIn.start(StandInOptions.forTests().keptIn(folder))) {
            google.drive().createFile("a", google.drive().root(), new byte[1]);
            Browser.of(google).json("POST", "upload/drive/v3/files?uploadType=resumable", "{\"name\":\"b\"}");
            assertThat(content.toFile().list()).hasSize(2);
        }
        try (GoogleStandIn google =
                GoogleStandIn.start(StandInOptions.forTests().keptIn(folder))) {
            assertThat(content.toFile().list()).hasSize(1);
            assertThat(google.uploadsUnderWay()).isZero();
        }
    }

    @Test
    void whatIsNotKeptIsGone() throws Exception {
        Path content;
        try (GoogleStandIn google = GoogleStandIn.start(StandInOptions.forTests())) {
            content = google.drive()
                    .path(google.drive().createFile("a", google.drive().root(), new byte[1]));
            assertThat(content).exists();
        }
        assertThat(content).doesNotExist();
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAsItWas() throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        try (GoogleStandIn google =
                GoogleStandIn.start(StandInOptions.forTests().withFolder(folder))) {
            google.drive().createFile("a", google.drive().root(), new byte[1]);
        }
        assertThat(folder).isDirectoryContaining("glob:**mine.txt").isDirectoryNotContaining("glob:**content");
    }

    @Test
    void theIndexIsReplacedInOneStepAndReadableByItsOwnerAlone() throws Exception {
        try (GoogleStandIn google =
                GoogleStandIn.start(StandInOptions.forTests().keptIn(folder))) {
            google.drive().createFolder("x", google.drive().root());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("state.json", "content");
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("state.json"))).hasSize(2);
    }
}
