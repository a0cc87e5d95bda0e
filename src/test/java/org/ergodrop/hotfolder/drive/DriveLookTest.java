package org.ergodrop.hotfolder.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.ergodrop.demo.google.GrowingFile;
import org.ergodrop.google.DriveBench;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolderException;
import org.ergodrop.hotfolder.HotFolderException.Kind;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.QueueSettings.Archive;
import org.ergodrop.jobs.QueueSettings.NonVideos;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a look at 01-upload shows, through Camel's component: faults 1, 38, 43, 44, 45. */
class DriveLookTest {

    @TempDir
    private Path data;

    private DriveFolderBench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new DriveFolderBench(data);
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private List<String> seen() throws IOException {
        return seen(bench.folder());
    }

    private static List<String> seen(HotFolder folder) throws IOException {
        return folder.look().stream().map(Upload::name).toList();
    }

    private void assertConfigError(HotFolder folder) {
        assertThatThrownBy(folder::look)
                .isInstanceOfSatisfying(
                        HotFolderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFIG_ERROR));
    }

    @Test
    void aVideoIsSeenWithEverythingThatNamesItsContent() throws IOException {
        String id = bench.drop("lift's \\ video.mp4", new byte[] {1, 2, 3});
        Upload upload = bench.folder().look().get(0);
        assertThat(upload.fileId()).isEqualTo(id);
        assertThat(upload.name()).isEqualTo("lift's \\ video.mp4");
        assertThat(upload.sizeBytes()).isEqualTo(3);
        assertThat(upload.md5()).isEqualTo("5289df737df57326fcdd22597afb1fac");
        assertThat(upload.isComplete()).isTrue();
    }

    @Test
    void everyFileOfManyPagesIsSeenOnce_oldestFirst() throws IOException {
        IntStream.range(0, 250).forEach(i -> {
            bench.drop("v%03d.mp4".formatted(i), new byte[] {1});
            bench.bench.clock.advance(Duration.ofSeconds(1));
        });
        assertThat(seen())
                .isEqualTo(
                        IntStream.range(0, 250).mapToObj("v%03d.mp4"::formatted).toList());
        assertThat(bench.bench.google.journal().count("files.list")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aRefusedPageTokenStartsTheLookAnew() throws IOException {
        IntStream.range(0, 150).forEach(i -> bench.drop("v" + i + ".mp4", new byte[] {1}));
        bench.bench.google.faults().on("files.list").nth(2).refusePageToken();
        assertThat(seen()).hasSize(150);
    }

    @Test
    void anOutageInTheMiddleOfTheListIsNoShorterList() throws IOException {
        IntStream.range(0, 150).forEach(i -> bench.drop("v" + i + ".mp4", new byte[] {1}));
        bench.bench.google.faults().on("files.list").between(2, 999).answer(503, "backendError");
        assertThatThrownBy(this::seen)
                .isInstanceOfSatisfying(
                        HotFolderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTAGE));
    }

    /** Fault 1. */
    @Test
    void aFileThatGrowsIsNotCompleteAndChangesFromLookToLook() throws IOException {
        GrowingFile growing = bench.bench.google.drive().grow("lift.mp4", bench.ids.upload());
        growing.append(new byte[1000]);
        Upload first = bench.folder().look().get(0);
        growing.append(new byte[1000]);
        Upload second = bench.folder().look().get(0);
        growing.finish();
        Upload last = bench.folder().look().get(0);
        assertThat(first.isComplete()).isFalse();
        assertThat(second.isComplete()).isFalse();
        assertThat(second).isNotEqualTo(first);
        assertThat(last.isComplete()).isTrue();
        assertThat(last.sizeBytes()).isEqualTo(2000);
    }

    /** Fault 30: the probe says what is wrong with it. */
    @Test
    void anEmptyFileIsComplete() throws IOException {
        bench.drop("empty.mp4", new byte[0]);
        assertThat(bench.folder().look()).singleElement().satisfies(upload -> {
            assertThat(upload.isComplete()).isTrue();
            assertThat(upload.sizeBytes()).isZero();
        });
    }

    /** Fault 45. */
    @Test
    void docsAndFoldersAndDanglingShortcutsAreNoVideos() throws IOException {
        bench.bench
                .google
                .drive()
                .createWithoutBytes("plan", bench.ids.upload(), "application/vnd.google-apps.document");
        String sub = bench.bench.google.drive().createFolder("tuesday.mp4", bench.ids.upload());
        bench.bench.google.drive().createFile("inside.mp4", sub, new byte[] {1});
        String elsewhere = bench.bench
                .google
                .drive()
                .createFile("gone.mp4", bench.bench.google.drive().root(), new byte[1]);
        bench.bench.google.drive().createShortcut("gone.mp4", bench.ids.upload(), elsewhere);
        bench.bench.google.drive().delete(elsewhere);
        assertThat(seen()).isEmpty();
        assertThat(seen(bench.folder(bench.queue(Archive.ARCHIVE, NonVideos.LEAVE, true))))
                .containsExactly("inside.mp4");
    }

    @Test
    void aShortcutIsTakenLikeItsVideo_andOnlyTheShortcutMoves() throws IOException {
        String home = bench.bench.google.drive().root();
        String video = bench.bench.google.drive().createFile("lift.mp4", home, new byte[] {1, 2, 3});
        String shortcut = bench.bench.google.drive().createShortcut("link to lift.mp4", bench.ids.upload(), video);
        Job job = bench.job(shortcut);
        HotFolder folder = bench.folder();
        assertThat(folder.claim(job)).isTrue();
        assertThat(folder.fetch(job, (done, all) -> {})).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(bench.names(bench.ids.processing())).containsExactly("link to lift.mp4");
        assertThat(bench.bench.google.drive().find(video).orElseThrow().folder())
                .isEqualTo(home);
    }

    @Test
    void otherFilesAreSeenOnlyWhereTheyAreToBePutAside() throws IOException {
        bench.drop("notes.txt", new byte[] {1});
        bench.drop("upload.mp4.part", new byte[] {1});
        assertThat(seen()).isEmpty();
        assertThat(seen(bench.folder(bench.queue(Archive.ARCHIVE, NonVideos.FAILED, false))))
                .containsExactly("notes.txt");
    }

    @Test
    void whatIsInTheTrashIsNotSeen() throws IOException {
        bench.bench.google.drive().trash(bench.drop("lift.mp4", new byte[] {1}));
        assertThat(seen()).isEmpty();
    }

    /** Fault 43. */
    @Test
    void aFolderThatIsGoneIsAConfigErrorAndNeverEmpty() throws IOException {
        HotFolder folder = bench.folder();
        assertThat(folder.look()).isEmpty();
        bench.bench.google.drive().trash(bench.ids.upload());
        bench.bench.clock.advance(Duration.ofSeconds(40));
        assertConfigError(folder);
        bench.bench.google.drive().untrash(bench.ids.upload());
        assertThat(folder.look()).isEmpty();
        bench.bench.google.drive().delete(bench.ids.upload());
        bench.bench.clock.advance(Duration.ofSeconds(40));
        assertConfigError(folder);
    }

    @Test
    void aFolderThatIsNoFolderIsAConfigError() throws IOException {
        String file = bench.drop("lift.mp4", new byte[] {1});
        new FolderStore(data)
                .write(
                        "default",
                        new FolderIds(
                                bench.ids.root(),
                                bench.ids.upload(),
                                file,
                                bench.ids.completed(),
                                bench.ids.archive(),
                                bench.ids.logs(),
                                bench.ids.failed()));
        assertConfigError(bench.folder());
    }

    @Test
    void everyOtherFolderIsLookedAfterEveryFewMinutes() throws IOException {
        bench.drop("lift.mp4", new byte[] {1});
        HotFolder folder = bench.folder();
        assertThat(folder.look()).hasSize(1);
        bench.bench.google.drive().trash(bench.ids.archive());
        bench.bench.clock.advance(Duration.ofMinutes(6));
        assertConfigError(folder);
    }

    @Test
    void aQueueWithoutFoldersSaysSo_andWorksAsSoonAsTheyAreSetUp() throws IOException {
        java.nio.file.Files.delete(data.resolve("google/folders-default.json"));
        HotFolder folder = bench.folder();
        assertConfigError(folder);
        new DriveFolders(bench.bench.drive(), data).under("default", "Ergodrop");
        assertThat(folder.look()).isEmpty();
    }

    @Test
    void anAuthorizationThatIsGoneHasItsName() throws IOException {
        bench.drop("lift.mp4", new byte[] {1});
        HotFolder folder = bench.folder();
        bench.bench.loseAuthorization();
        assertThatThrownBy(folder::look)
                .isInstanceOfSatisfying(
                        HotFolderException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTH_LOST));
    }

    /** Fault 44. */
    @Test
    void aListThatIsLateHidesAFileForAWhileAndShowsNoneTwice() throws IOException {
        bench.bench.google.faults().hideNewFilesFor(2);
        bench.drop("lift.mp4", new byte[] {1});
        assertThat(seen()).isEmpty();
        assertThat(seen()).isEmpty();
        assertThat(seen()).containsExactly("lift.mp4");
    }

    /** Fault 44: the list still shows what was claimed; asked by id, Drive tells where it is. */
    @Test
    void aListThatIsLateDoesNotBringAFileBack() throws IOException {
        String id = bench.drop("lift.mp4", new byte[] {1});
        Job job = bench.job(id);
        HotFolder folder = bench.folder();
        bench.bench.google.faults().showMovedFilesFor(3);
        assertThat(folder.claim(job)).isTrue();
        folder.look();
        assertThat(folder.isBack(job)).isFalse();
        assertThat(folder.claim(job)).isTrue();
        bench.bench.google.drive().move(id, bench.ids.upload());
        assertThat(folder.isBack(job)).isTrue();
    }

    @Test
    void anIdleLookCostsLittle() throws IOException {
        HotFolder folder = bench.folder();
        folder.look();
        bench.bench.google.journal().clear();
        bench.bench.clock.advance(Duration.ofSeconds(10));
        folder.look();
        assertThat(bench.bench.google.journal().units()).isEqualTo(100);
        assertThat(bench.bench.google.journal().of("files.list").get(0).query().get("q"))
                .contains("trashed = false");
    }

    @Test
    void aSecondSetUpTakesWhatTheFirstOneMade() throws IOException {
        DriveFolders.SetUp again = new DriveFolders(bench.bench.drive(), data).under("default", "Ergodrop");
        assertThat(again.idsByName()).isEqualTo(bench.ids.six());
        assertThat(new DriveFolders(bench.bench.drive(), data)
                        .in("default", bench.ids.root())
                        .idsByName())
                .isEqualTo(bench.ids.six());
        assertThat(new DriveFolders(bench.bench.drive(), data).check("default", null))
                .hasSize(6)
                .allMatch(FolderFinding::isFine);
        assertThat(DriveBench.ACCOUNT).isEqualTo("default");
    }
}
