package org.ergodrop.hotfolder.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.ergodrop.hotfolder.Delivery;
import org.ergodrop.hotfolder.HotFolderException;
import org.ergodrop.hotfolder.HotFolderException.Kind;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.ByHand;
import org.ergodrop.jobs.FileKey;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobId;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

class DirectoryHotFolderTest {

    private static final TestLedger ROWS = TestLedger.inMemory();

    @TempDir
    private Path root;

    private Path upload;
    private DirectoryHotFolder folder;

    @BeforeEach
    void anEmptyHotFolder() throws IOException {
        ROWS.clear();
        new Folders(root).create();
        upload = root.resolve("01-upload");
        folder = new DirectoryHotFolder("default", root, ROWS.ledger, ROWS.notes, new Disk(), ROWS.clock);
    }

    @AfterAll
    static void end() {
        ROWS.close();
    }

    @Test
    void aLookShowsEveryFileOldestFirst() throws IOException {
        for (String name : List.of("c.mp4", "a.mp4", "b.mp4")) {
            Path file = Files.writeString(upload.resolve(name), name);
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-01T08:00:00Z")));
        }
        Files.setLastModifiedTime(upload.resolve("b.mp4"), FileTime.from(Instant.parse("2026-02-01T08:00:00Z")));
        assertThat(folder.look()).extracting(Upload::name).containsExactly("b.mp4", "a.mp4", "c.mp4");
    }

    @Test
    void aFileThatGrowsIsAnotherContentAtEachLook() throws IOException {
        for (int part = 0; part < 4; part++) {
            Files.writeString(upload.resolve("a.mp4"), "x".repeat(part + 1));
            Upload before = folder.look().get(0);
            Files.writeString(upload.resolve("a.mp4"), "x".repeat(part + 2));
            assertThat(folder.look().get(0).revision()).isNotEqualTo(before.revision());
        }
    }

    @Test
    void aFileOfTheSameSizeAndTimeUnderTheSameNameIsAnotherContent() throws IOException {
        Path file = Files.writeString(upload.resolve("a.mp4"), "first.");
        FileTime time = Files.getLastModifiedTime(file);
        String revision = folder.look().get(0).revision();
        Path other = Files.writeString(root.resolve("other"), "second");
        Files.setLastModifiedTime(other, time);
        Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(folder.look().get(0).revision()).isNotEqualTo(revision);
    }

    @Test
    void aFileReplacedAfterTheLookIsNotClaimed() throws IOException {
        Job job = seen("a.mp4", "x");
        Files.writeString(upload.resolve("a.mp4"), "longer");
        assertThat(folder.claim(job)).isFalse();
        assertThat(upload.resolve("a.mp4")).hasContent("longer");
        assertThat(names("02-processing")).isEmpty();
    }

    @Test
    void aFileTakenAwayBeforeTheClaimLeavesNothingBehind() throws IOException {
        Job job = seen("a.mp4", "x");
        Files.delete(upload.resolve("a.mp4"));
        assertThat(folder.claim(job)).isFalse();
        assertThat(names("02-processing")).isEmpty();
    }

    @Test
    void claimingTwiceIsClaimingOnce() throws IOException {
        Job job = claimed("a.mp4", "x");
        assertThat(folder.claim(job)).isTrue();
        assertThat(folder.fetch(job, (done, all) -> {})).hasContent("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden.mp4", "~lock.mp4", "a.mp4.part", "a.mp4.crdownload", "A.MP4.TMP", "a.mp4~"})
    void unfinishedDownloadsAreLeftAlone(String name) throws IOException {
        Files.writeString(upload.resolve(name), "x");
        assertThat(folder.look()).isEmpty();
    }

    @Test
    void foldersAndLinksAreLeftAlone() throws IOException {
        Files.createDirectory(upload.resolve("holiday"));
        Path secret = Files.writeString(root.resolve("secret.txt"), "x");
        Files.createSymbolicLink(upload.resolve("link.mp4"), secret);
        assertThat(folder.look()).isEmpty();
    }

    @Test
    void anOutageIsNotAnEmptyFolder() throws IOException {
        Files.delete(upload);
        assertThatThrownBy(() -> folder.look()).isInstanceOfSatisfying(HotFolderException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.CONFIG_ERROR);
            assertThat(e.explain(Locale.forLanguageTag("cs"))).contains(upload.toString());
        });
    }

    @Test
    void twoVideosOfOneNameBothGetTheirReportAndTheirPlaceInTheArchive() throws IOException {
        for (String content : List.of("first", "second")) {
            finish(claimed("a.mp4", content), content);
        }
        assertThat(names("03-completed")).hasSize(2).allMatch(name -> name.startsWith("a_results_2026"));
        assertThat(names("04-archive")).hasSize(2).contains("a.mp4");
        assertThat(Files.readString(root.resolve("04-archive/a.mp4"))).isEqualTo("first");
        assertThat(names("05-logs")).hasSize(1);
        assertThat(Files.readAllLines(
                        root.resolve("05-logs").resolve(names("05-logs").get(0))))
                .hasSize(2);
    }

    @Test
    void theVideoIsNotFiledBeforeItsReportIsDelivered() throws IOException {
        Job job = claimed("a.mp4", "x");
        assertThatThrownBy(() -> folder.archive(job)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> folder.log(job, Outcome.COMPLETED)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> folder.deliver(job)).isInstanceOf(NoSuchFileException.class);
        assertThat(folder.fetch(job, (done, all) -> {})).hasContent("x");
    }

    @Test
    void aReportIsUnseenUntilItIsDelivered() throws IOException {
        Job job = claimed("a.mp4", "x");
        assertThat(folder.hasReport(job)).isFalse();
        Files.writeString(folder.reportFolder(job).resolve("a_ergonomics.xlsx"), "r");
        assertThat(folder.hasReport(job)).isTrue();
        assertThat(names("03-completed")).allMatch(name -> name.startsWith("."));
        Delivery delivery = folder.deliver(job);
        assertThat(names("03-completed")).containsExactly(delivery.folder());
        assertThat(delivery.workbook()).hasContent("r");
        assertThat(folder.deliver(job)).isEqualTo(delivery);
        assertThat(folder.hasReport(job)).isTrue();
    }

    @Test
    void aSecondAttemptBeginsWithAnEmptyReportFolder() throws IOException {
        Job job = claimed("a.mp4", "x");
        Files.writeString(folder.reportFolder(job).resolve("half.xlsx"), "r");
        assertThat(folder.reportFolder(job)).isEmptyDirectory();
    }

    @Test
    void aVideoTakenAwayFromTheWorkFolderIsToldAndForgotten() throws IOException {
        Job job = claimed("a.mp4", "x");
        Files.delete(root.resolve("02-processing").resolve(job.id().value()).resolve("a.mp4"));
        assertThatThrownBy(() -> folder.fetch(job, (done, all) -> {}))
                .isInstanceOfSatisfying(
                        HotFolderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.GONE));
        assertThatThrownBy(() -> folder.confirm(job))
                .isInstanceOfSatisfying(
                        HotFolderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.GONE));
        folder.putAside(job, Outcome.CANCELLED, "gone");
        folder.log(job, Outcome.CANCELLED);
        folder.forget(job);
        assertThat(names("06-failed")).isEmpty();
        assertThat(names("02-processing")).isEmpty();
    }

    @Test
    void aVideoOverwrittenDuringItsAnalysisIsNotConfirmedAndGoesBackToTheUploads() throws IOException {
        Job job = claimed("a.mp4", "x");
        folder.confirm(job);
        Files.writeString(
                root.resolve("02-processing").resolve(job.id().value()).resolve("a.mp4"), "another one");
        assertThatThrownBy(() -> folder.confirm(job))
                .isInstanceOfSatisfying(
                        HotFolderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REPLACED));
        folder.giveBack(job);
        folder.forget(job);
        assertThat(upload.resolve("a.mp4")).hasContent("another one");
        assertThat(names("02-processing")).isEmpty();
    }

    @Test
    void aJobThatEndsWhileStraysAreLookedForTakesItsFolderAlong() throws IOException {
        Job job = claimed("a.mp4", "x");
        Ledger endsIt = new Ledger(ROWS.jdbc, new TransactionTemplate(), ROWS.clock, new Random(1)) {
            @Override
            public Optional<Job> find(JobId id) {
                try {
                    folder.putAside(job, Outcome.FAILED, "why");
                    folder.forget(job);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                ROWS.ledger.close(job, JobState.FAILED, "why", List.of(), ROWS.outbox);
                return super.find(id);
            }
        };
        assertThat(new DirectoryHotFolder("default", root, endsIt, ROWS.notes, new Disk(), ROWS.clock).returnStrays())
                .isZero();
        assertThat(names("06-failed")).containsExactly("a.mp4", "a.mp4.reason.txt");
        assertThat(names("01-upload")).isEmpty();
    }

    @Test
    void whatLiesInTheWorkFolderWithoutAnOpenJobGoesBackToTheUploads() throws IOException {
        Job open = claimed("open.mp4", "x");
        Job closed = claimed("closed.mp4", "y");
        ROWS.ledger.close(closed, JobState.FAILED, "why", List.of(), ROWS.outbox);
        Path unknown = Files.createDirectories(root.resolve("02-processing/20260101-080000-abcdef"));
        Files.writeString(unknown.resolve("unknown.mp4"), "z");
        assertThat(folder.returnStrays()).isEqualTo(2);
        assertThat(names("01-upload")).containsExactly("closed.mp4", "unknown.mp4");
        assertThat(folder.fetch(open, (done, all) -> {})).hasContent("x");
        assertThat(folder.returnStrays()).isZero();
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
        Job job = claimed(name, "x");
        assertThat(ROWS.ledger.get(job.id()).name()).isEqualTo(name);
        assertThat(finish(job, "r")).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}<>:\"/\\\\|?*]");
        assertThat(names("04-archive")).hasSize(1);
    }

    @Test
    void theLongestNameTheDiskTakesComesThrough() throws IOException {
        String name = "ž".repeat(125) + ".mp4";
        finish(claimed(name, "x"), "r");
        assertThat(names("04-archive").get(0)).endsWith(".mp4");
        Job bad = claimed(name, "other");
        folder.putAside(bad, Outcome.REJECTED, "why");
        folder.log(bad, Outcome.REJECTED);
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

    @Test
    void aClaimThatComesAfterTheWorkerHasPutTheFileAsideLeavesItThereAndANewLifeTakesItBack() throws IOException {
        Job begun = claimed("notes.mp4", "x");
        Job rejected = ROWS.ledger.move(begun, JobState.REJECTED, "not a video").orElseThrow();
        folder.putAside(rejected, Outcome.REJECTED, "not a video");
        assertThat(folder.claim(begun)).isFalse();
        assertThat(names("06-failed")).containsExactly("notes.mp4", "notes.mp4.reason.txt");
        folder.log(rejected, Outcome.REJECTED);

        assertThat(ROWS.ledger.close(rejected, JobState.REJECTED, "not a video", List.of(), ROWS.outbox))
                .isPresent();
        new ByHand(ROWS.jdbc, ROWS.transaction, ROWS.clock).retry(begun.id(), "again");
        assertThat(folder.claim(ROWS.ledger.get(begun.id()))).isTrue();
        assertThat(names("06-failed")).isEmpty();
    }

    private Job seen(String name, String content) throws IOException {
        Files.writeString(upload.resolve(name), content);
        Upload found = folder.look().stream()
                .filter(upload -> upload.name().equals(name))
                .findFirst()
                .orElseThrow();
        return ROWS.ledger
                .see(new FileKey("default", found.fileId(), found.revision(), 0), name, found.sizeBytes(), found.md5())
                .orElseThrow();
    }

    private Job claimed(String name, String content) throws IOException {
        Job job = seen(name, content);
        assertThat(folder.claim(job)).isTrue();
        return job;
    }

    /** The name of its results folder. */
    private String finish(Job job, String report) throws IOException {
        Files.writeString(folder.reportFolder(job).resolve("report.txt"), report);
        Delivery delivery = folder.deliver(job);
        folder.archive(job);
        folder.log(job, Outcome.COMPLETED);
        folder.forget(job);
        return delivery.folder();
    }

    private List<String> names(String name) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
