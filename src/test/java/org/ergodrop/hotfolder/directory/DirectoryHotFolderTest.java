package org.ergodrop.hotfolder.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.ergodrop.hotfolder.ClaimedVideo.Stage;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.JobId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryHotFolderTest {

    @TempDir
    private Path root;

    private Path upload;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private DirectoryHotFolder folder;

    @BeforeEach
    void anEmptyHotFolder() throws IOException {
        new Folders(root).create();
        upload = root.resolve("01-upload");
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        folder = new DirectoryHotFolder(
                new DirectoryProperties(root, Duration.ofSeconds(2), Duration.ofSeconds(5)),
                new Disk(),
                clock,
                new Random(7));
    }

    @Test
    void aFileThatStillGrowsIsNotTaken() throws IOException {
        for (int part = 0; part < 6; part++) {
            Files.writeString(upload.resolve("a.mp4"), "x".repeat(part + 1));
            assertThat(looksAfter(4)).isEmpty();
        }
        assertThat(looksAfter(4)).isEmpty();
        assertThat(looksAfter(4)).containsExactly("a.mp4");
    }

    @Test
    void twoLooksAreNeededEvenWhenTheFirstComesLate() throws IOException {
        Files.writeString(upload.resolve("a.mp4"), "x");
        assertThat(looksAfter(3600)).isEmpty();
        assertThat(looksAfter(5)).containsExactly("a.mp4");
    }

    @Test
    void aFileReplacedAfterTheLookIsNotClaimed() throws IOException {
        Files.writeString(upload.resolve("a.mp4"), "x");
        looksAfter(0);
        List<Upload> finished = uploadsAfter(5);
        Files.writeString(upload.resolve("a.mp4"), "longer");
        assertThat(folder.claim(finished.get(0))).isEmpty();
        assertThat(upload.resolve("a.mp4")).exists();
    }

    @Test
    void aFileTakenAwayBeforeTheClaimLeavesNothingBehind() throws IOException {
        Files.writeString(upload.resolve("a.mp4"), "x");
        looksAfter(0);
        List<Upload> finished = uploadsAfter(5);
        Files.delete(upload.resolve("a.mp4"));
        assertThat(folder.claim(finished.get(0))).isEmpty();
        assertThat(names("02-processing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden.mp4", "~lock.mp4", "a.mp4.part", "a.mp4.crdownload", "A.MP4.TMP", "a.mp4~"})
    void unfinishedDownloadsAreLeftAlone(String name) throws IOException {
        Files.writeString(upload.resolve(name), "x");
        looksAfter(0);
        assertThat(looksAfter(100)).isEmpty();
    }

    @Test
    void foldersAndLinksAreLeftAlone() throws IOException {
        Files.createDirectory(upload.resolve("holiday"));
        Path secret = Files.writeString(root.resolve("secret.txt"), "x");
        Files.createSymbolicLink(upload.resolve("link.mp4"), secret);
        looksAfter(0);
        assertThat(looksAfter(100)).isEmpty();
    }

    @Test
    void anOutageIsNotAnEmptyFolder() throws IOException {
        Files.delete(upload);
        assertThatThrownBy(() -> folder.finishedUploads()).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void twoVideosOfOneNameBothGetTheirReportAndTheirPlaceInTheArchive() throws IOException {
        for (String content : List.of("first", "second")) {
            JobId id = claim("a.mp4", content);
            folder.begin(id);
            Files.writeString(folder.reportFolder(id).resolve("report.txt"), content);
            folder.deliver(id);
            folder.archive(id);
            folder.close(id);
        }
        assertThat(names("03-completed")).hasSize(2).allMatch(name -> name.startsWith("a_results_2026"));
        assertThat(names("04-archive")).hasSize(2).contains("a.mp4");
        assertThat(Files.readString(root.resolve("04-archive/a.mp4"))).isEqualTo("first");
        assertThat(names("05-logs")).hasSize(1);
    }

    @Test
    void theVideoIsNotFiledBeforeItsReportIsDelivered() throws IOException {
        JobId id = claim("a.mp4", "x");
        folder.begin(id);
        assertThatThrownBy(() -> folder.archive(id)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> folder.close(id)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> folder.deliver(id)).isInstanceOf(NoSuchFileException.class);
        assertThat(folder.begin(id).file()).hasContent("x");
    }

    @Test
    void startsAreCountedOnTheDiskAndAnOrderlyStopTakesOneBack() throws IOException {
        JobId id = claim("a.mp4", "x");
        assertThat(folder.begin(id).starts()).isEqualTo(1);
        assertThat(folder.begin(id).starts()).isEqualTo(2);
        folder.uncount(id);
        assertThat(folder.begin(id).starts()).isEqualTo(2);
    }

    @Test
    void aVideoTakenAwayFromTheWorkFolderIsToldAndForgotten() throws IOException {
        JobId id = claim("a.mp4", "x");
        Files.delete(root.resolve("02-processing").resolve(id.value()).resolve("a.mp4"));
        assertThat(folder.begin(id).stage()).isEqualTo(Stage.GONE);
        folder.putAside(id, Outcome.CANCELLED, "gone");
        folder.close(id);
        assertThat(names("06-failed")).isEmpty();
        assertThat(names("02-processing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zvedání břemen.MP4",
                "=cmd().mp4",
                "a'b\"c.mp4",
                "<script>.mp4",
                "two\nlines.mp4",
                "no extension",
                "-rf",
                "rtl\u202Egpj.mp4",
                "🏋️.mp4",
                "dots..mp4",
                "trailing .mp4"
            })
    void hostileNamesComeThrough(String name) throws IOException {
        JobId id = claim(name, "x");
        assertThat(folder.begin(id).originalName()).isEqualTo(name);
        Files.writeString(folder.reportFolder(id).resolve("report.txt"), "r");
        String delivered = folder.deliver(id);
        folder.archive(id);
        folder.close(id);
        assertThat(delivered).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}<>:\"/\\\\|?*]");
        assertThat(names("04-archive")).hasSize(1);
    }

    @Test
    void theLongestNameTheDiskTakesComesThrough() throws IOException {
        String name = "ž".repeat(125) + ".mp4";
        JobId id = claim(name, "x");
        folder.begin(id);
        Files.writeString(folder.reportFolder(id).resolve("report.txt"), "r");
        folder.deliver(id);
        folder.archive(id);
        folder.close(id);
        assertThat(names("04-archive").get(0)).endsWith(".mp4");
        JobId bad = claim(name, "y");
        folder.putAside(bad, Outcome.REJECTED, "why");
        folder.close(bad);
        assertThat(names("06-failed")).hasSize(2);
    }

    @Test
    void aSecondServiceOnTheSameFolderIsRefusedWithASentence() throws IOException {
        try (FolderLock mine = FolderLock.take(root)) {
            assertThat(mine).isNotNull();
            assertThatThrownBy(() -> FolderLock.take(root))
                    .isInstanceOfSatisfying(
                            FolderInUseException.class,
                            e -> assertThat(e.explain(Locale.forLanguageTag("cs")))
                                    .contains("už pracuje jiná služba", root.toString()));
        }
        FolderLock.take(root).close();
    }

    private JobId claim(String name, String content) throws IOException {
        Files.writeString(upload.resolve(name), content);
        looksAfter(0);
        return folder.claim(uploadsAfter(5).get(0)).orElseThrow();
    }

    private List<String> looksAfter(long seconds) throws IOException {
        return uploadsAfter(seconds).stream().map(Upload::name).toList();
    }

    private List<Upload> uploadsAfter(long seconds) throws IOException {
        now = now.plusSeconds(seconds);
        return folder.finishedUploads();
    }

    private List<String> names(String name) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
