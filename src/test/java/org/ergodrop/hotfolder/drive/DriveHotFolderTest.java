package org.ergodrop.hotfolder.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ergodrop.demo.google.DriveFile;
import org.ergodrop.google.DriveBench;
import org.ergodrop.google.HostileNames;
import org.ergodrop.hotfolder.Delivery;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolderException;
import org.ergodrop.hotfolder.HotFolderException.Kind;
import org.ergodrop.hotfolder.Outcome;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.Ledger;
import org.ergodrop.jobs.LostLeaseException;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.QueueSettings.Archive;
import org.ergodrop.jobs.QueueSettings.NonVideos;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The way of a job through the six folders on Drive: faults 2 to 4, 11, 13 to 15, 29, 44. */
class DriveHotFolderTest {

    private static final byte[] VIDEO = DriveBench.bytes(1, 400_000);

    @TempDir
    private Path data;

    private DriveFolderBench bench;
    private HotFolder folder;

    @BeforeEach
    void start() throws Exception {
        bench = new DriveFolderBench(data);
        folder = bench.folder();
    }

    @AfterEach
    void stop() throws Exception {
        bench.close();
    }

    private Job dropped(String name) throws IOException {
        return bench.job(bench.drop(name, VIDEO));
    }

    private static void assertKind(Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable verb) {
        assertThatThrownBy(verb)
                .isInstanceOfSatisfying(
                        HotFolderException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    /** Everything from the claim to the log line. */
    private Delivery work(Job job) throws IOException {
        claimAndFetch(job);
        bench.writeReport(folder, job);
        return finish(job);
    }

    private void claimAndFetch(Job job) throws IOException {
        assertThat(folder.claim(job)).isTrue();
        assertThat(folder.fetch(job, (done, all) -> {})).hasBinaryContent(VIDEO);
    }

    private Delivery finish(Job job) throws IOException {
        folder.confirm(job);
        Delivery delivery = folder.deliver(job);
        folder.archive(job);
        folder.log(job, Outcome.COMPLETED);
        folder.forget(job);
        return delivery;
    }

    private void assertEndState(String video) throws IOException {
        assertThat(bench.names(bench.ids.upload())).isEmpty();
        assertThat(bench.names(bench.ids.processing())).isEmpty();
        assertThat(bench.names(bench.ids.archive())).containsExactly(video);
        List<String> results = bench.names(bench.ids.completed());
        assertThat(results).singleElement().asString().matches("lift_results_\\d{8}_\\d{6}");
        DriveFile made = bench.bench
                .google
                .drive()
                .at(bench.ids.completed(), results.get(0))
                .orElseThrow();
        assertThat(bench.names(made.id()))
                .containsExactly("lift_analysis.json", "lift_angles.csv", "lift_ergonomics.xlsx");
        assertThat(made.appProperties()).containsEntry("ergodrop_kind", "results");
        assertThat(bench.names(bench.ids.logs())).hasSize(1);
        assertThat(bench.text(bench.ids.logs(), bench.names(bench.ids.logs()).get(0)))
                .hasLineCount(1)
                .contains("\"video\":\"lift.mp4\"", "\"outcome\":\"COMPLETED\"", "\"results\":\"lift_results_");
        assertThat(bench.bench.google.drive().named("lift_ergonomics.xlsx")).hasSize(1);
    }

    @Test
    void aVideoBecomesAReportAndIsArchived() throws IOException {
        Job job = dropped("lift.mp4");
        Delivery delivery = work(job);
        assertEndState("lift.mp4");
        assertThat(delivery.folder()).startsWith("lift_results_");
        assertThat(delivery.folderLink()).startsWith("https://");
        assertThat(delivery.reportLink()).startsWith("https://");
        assertThat(delivery.workbook()).exists();
    }

    @Test
    void everyVerbMayBeRepeated() throws IOException {
        Job job = dropped("lift.mp4");
        claimAndFetch(job);
        claimAndFetch(job);
        bench.writeReport(folder, job);
        folder.confirm(job);
        assertThat(folder.deliver(job)).isEqualTo(folder.deliver(job));
        folder.archive(job);
        folder.archive(job);
        folder.log(job, Outcome.COMPLETED);
        folder.log(job, Outcome.COMPLETED);
        folder.forget(job);
        folder.forget(job);
        assertEndState("lift.mp4");
    }

    static IntStream requests() {
        return IntStream.rangeClosed(1, 36);
    }

    /** The n-th request to Google is done but the process dies before it knows; another one takes the job up. */
    @ParameterizedTest(name = "dies at request {0}")
    @MethodSource("requests")
    void whereverTheProcessDies_theNextOneEndsTheJobOnce(int request) throws IOException {
        Job job = dropped("lift.mp4");
        claimAndFetch(job);
        bench.writeReport(folder, job);
        bench.bench.google.faults().on("*").nth(request).loseAnswer();
        bench.bench.google.faults().on("*").nth(request + 1).answer(400, "badRequest");
        try {
            finish(job);
        } catch (HotFolderException e) {
            assertThat(e.kind()).isIn(Kind.REJECTED_REQUEST, Kind.CONFIG_ERROR);
        }
        bench.bench.google.faults().clear();
        folder = bench.folder();
        finish(job);
        assertEndState("lift.mp4");
    }

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    /** Random trouble on every method: it takes longer, and that is all. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomTroubleChangesNothingInTheEnd(long seed) throws IOException {
        Job job = dropped("lift.mp4");
        var faults = bench.bench.google.faults();
        faults.on("*").withProbability(0.1, seed).answer(503, "backendError");
        faults.on("*").withProbability(0.1, seed + 100).loseAnswer();
        faults.on("*").withProbability(0.1, seed + 200).answer(403, "userRateLimitExceeded");
        faults.on("*").withProbability(0.05, seed + 300).resetConnection();
        faults.on("media.download").withProbability(0.3, seed + 400).truncateAfter(50_000);
        work(job);
        faults.clear();
        assertEndState("lift.mp4");
    }

    static LongStream names() {
        return LongStream.range(0, 10);
    }

    /** Fault 29: nothing on the local disk is called as a person likes, and on Drive every name is found again. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("names")
    void aHostileNameReachesNoLocalPath(long seed) throws IOException {
        String name = HostileNames.of(seed);
        Job job = dropped(name);
        work(job);
        // PostgreSQL keeps no NUL
        assertThat(bench.names(bench.ids.archive())).containsExactly(name.replace('\0', '\uFFFD'));
        try (Stream<Path> all = Files.walk(data.resolve("work"))) {
            assertThat(all.map(file -> file.getFileName().toString()))
                    .allMatch(local -> local.matches("[A-Za-z0-9_.-]+"));
        }
        assertThat(bench.names(bench.ids.completed()))
                .singleElement()
                .asString()
                .doesNotContain("/", "\\", "\n");
    }

    /** Fault 3. */
    @Test
    void twoVideosOfOneNameAreTwoReports() throws IOException {
        Job first = dropped("lift.mp4");
        Job second = dropped("lift.mp4");
        Delivery one = work(first);
        Delivery other = work(second);
        assertThat(other.folder()).isEqualTo(one.folder() + "_" + second.id().shortId());
        assertThat(bench.names(bench.ids.archive())).containsExactly("lift.mp4", "lift_" + second.id() + ".mp4");
        assertThat(bench.text(bench.ids.logs(), bench.names(bench.ids.logs()).get(0)))
                .hasLineCount(2);
    }

    /** Fault 3; the lists that are asked for a free name are older than what the other job did. */
    @Test
    void twoVideosOfOneNameThatEndTogetherGetTwoNames() throws IOException {
        Job first = dropped("lift.mp4");
        Job second = dropped("lift.mp4");
        bench.bench.google.faults().hideNewFilesFor(100);
        Delivery one = work(first);
        Delivery other = work(second);
        assertThat(other.folder()).isNotEqualTo(one.folder());
        assertThat(bench.names(bench.ids.archive())).containsExactly("lift.mp4", "lift_" + second.id() + ".mp4");
    }

    /** Fault 2. */
    @Test
    void aContentThatIsReplacedAfterTheClaimIsNoticedAndGivenBack() throws IOException {
        Job job = dropped("lift.mp4");
        claimAndFetch(job);
        bench.bench.google.drive().replaceContent(job.file().fileId(), DriveBench.bytes(2, 1000));
        assertKind(Kind.REPLACED, () -> folder.confirm(job));
        assertKind(Kind.REPLACED, () -> folder.fetch(job, (done, all) -> {}));
        assertThat(folder.claim(job)).isFalse();
        folder.giveBack(job);
        folder.giveBack(job);
        assertThat(bench.names(bench.ids.upload())).containsExactly("lift.mp4");
        assertThat(folder.look().get(0).revision()).isNotEqualTo(job.file().revision());
    }

    /** Fault 4. */
    @Test
    void aFileThatGoesAwayIsGone() throws IOException {
        Job job = dropped("lift.mp4");
        assertThat(folder.claim(job)).isTrue();
        bench.bench.google.drive().trash(job.file().fileId());
        assertKind(Kind.GONE, () -> folder.fetch(job, (done, all) -> {}));
        assertKind(Kind.GONE, () -> folder.confirm(job));
        assertThat(folder.claim(job)).isFalse();
        folder.putAside(job, Outcome.FAILED, "because");
        folder.giveBack(job);
        assertThat(bench.names(bench.ids.failed())).isEmpty();
    }

    @Test
    void aFileThatAPersonTookOutOfTheUploadsIsNotTaken() throws IOException {
        Job job = dropped("lift.mp4");
        bench.bench
                .google
                .drive()
                .move(job.file().fileId(), bench.bench.google.drive().root());
        assertThat(folder.claim(job)).isFalse();
    }

    /** The intake stands still in the middle of its claim, and the worker, who needs no claim of the intake's, is through meanwhile. */
    @Test
    void aVideoThatIsArchivedDuringAClaimStaysInTheArchive() throws IOException {
        Job job = dropped("lift.mp4");
        String video = job.file().fileId();
        AtomicInteger asked = new AtomicInteger();
        bench.bench
                .google
                .faults()
                .on("*")
                .when(request -> {
                    if (video.equals(request.fileId()) && asked.incrementAndGet() == 2) {
                        bench.bench.google.drive().move(video, bench.ids.archive());
                    }
                    return false;
                })
                .answer(500, "never");
        assertThat(folder.claim(job)).isFalse();
        assertThat(bench.names(bench.ids.archive())).containsExactly("lift.mp4");
    }

    /** Fault 13. */
    @Test
    void whenTheStorageIsFull_theReportStaysHereAndGoesUpLater() throws IOException {
        Job job = dropped("lift.mp4");
        claimAndFetch(job);
        bench.writeReport(folder, job);
        String owner = bench.bench.google.drive().firstAccount();
        bench.bench.google.drive().storageLimit(owner, (long) VIDEO.length + 100_000);
        assertKind(Kind.STORAGE_FULL, () -> folder.deliver(job));
        assertThat(folder.hasReport(job)).isTrue();
        assertThat(bench.names(bench.ids.completed())).isEmpty();
        bench.bench.google.drive().storageLimit(owner, null);
        finish(job);
        assertEndState("lift.mp4");
    }

    /** A second analysis of the same job writes other bytes under the same ids. */
    @Test
    void aReportThatWasWrittenAnewReplacesWhatAnEarlierAttemptUploaded() throws IOException {
        Job job = dropped("lift.mp4");
        claimAndFetch(job);
        bench.writeReport(folder, job);
        bench.bench.google.faults().on("upload.start").nth(3).answer(400, "badRequest");
        assertKind(Kind.REJECTED_REQUEST, () -> folder.deliver(job));
        bench.writeReport(folder, job);
        Path report = data.resolve("work").resolve(job.id().value()).resolve("report");
        Files.write(report.resolve("lift_analysis.json"), DriveBench.bytes(70, 6_000));
        finish(job);
        assertEndState("lift.mp4");
        assertThat(bench.bench.google.drive().named("lift_analysis.json"))
                .singleElement()
                .satisfies(file -> assertThat(file.bytes()).isEqualTo(6_000));
    }

    @Test
    void nobodySeesHalfAReport() throws IOException {
        Job job = dropped("lift.mp4");
        claimAndFetch(job);
        bench.writeReport(folder, job);
        bench.bench.google.faults().on("upload.put").nth(2).answer(403, "insufficientFilePermissions");
        assertKind(Kind.CONFIG_ERROR, () -> folder.deliver(job));
        assertThat(bench.names(bench.ids.completed())).isEmpty();
        assertThatThrownBy(() -> folder.archive(job)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aVideoIsLeftOrThrownIntoTheTrashAsTheQueueSays_butNeverDeleted() throws IOException {
        Job left = dropped("left.mp4");
        folder = bench.folder(bench.queue(Archive.LEAVE, NonVideos.LEAVE, false));
        work(left);
        assertThat(bench.names(bench.ids.processing())).containsExactly("left.mp4");
        Job trashed = dropped("trashed.mp4");
        folder = bench.folder(bench.queue(Archive.TRASH, NonVideos.LEAVE, false));
        work(trashed);
        assertThat(bench.bench
                        .google
                        .drive()
                        .find(trashed.file().fileId())
                        .orElseThrow()
                        .trashed())
                .isTrue();
        assertThat(bench.bench.google.journal().count("files.delete")).isZero();
    }

    @Test
    void aFailedVideoGoesAsideWithItsReason_once() throws IOException {
        Job job = dropped("lift.mp4");
        folder.claim(job);
        bench.bench.google.faults().on("files.update").nth(1).loseAnswer();
        folder.putAside(job, Outcome.REJECTED, "Soubor není video.");
        folder.putAside(job, Outcome.REJECTED, "Soubor není video.");
        assertThat(bench.names(bench.ids.failed())).containsExactly("lift.mp4", "lift.mp4.reason.txt");
        assertThat(bench.text(bench.ids.failed(), "lift.mp4.reason.txt")).isEqualTo("Soubor není video.\n");
        Job again = dropped("lift.mp4");
        folder.putAside(again, Outcome.FAILED, "Jiný důvod.");
        assertThat(bench.names(bench.ids.failed())).hasSize(4).contains("lift_" + again.id() + ".mp4.reason.txt");
    }

    @Test
    void theLogIsOneFileADay_andARepeatOverMidnightAddsNothing() throws IOException {
        Job first = dropped("a.mp4");
        Job second = dropped("b.mp4");
        folder.log(first, Outcome.COMPLETED);
        bench.bench.google.faults().on("upload.simple").nth(1).loseAnswer();
        folder.log(second, Outcome.FAILED);
        bench.forgetThatItIsLogged(second);
        bench.bench.clock.advance(Duration.ofHours(20));
        bench.folder().log(second, Outcome.FAILED);
        assertThat(bench.names(bench.ids.logs())).hasSize(1);
        assertThat(bench.text(bench.ids.logs(), bench.names(bench.ids.logs()).get(0)))
                .hasLineCount(2);
        Job third = dropped("c.mp4");
        folder.log(third, Outcome.COMPLETED);
        assertThat(bench.names(bench.ids.logs())).hasSize(2);
    }

    @Test
    void fourWorkersWriteTheLogTogetherAndNoLineIsLost() throws Exception {
        List<Job> jobs = new java.util.ArrayList<>();
        for (int i = 0; i < 8; i++) {
            jobs.add(dropped("v" + i + ".mp4"));
        }
        List<HotFolder> workers =
                IntStream.range(0, 4).mapToObj(i -> bench.folder()).toList();
        // Drive's lists do not show yet what another one made
        bench.bench.google.faults().hideNewFilesFor(100);
        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> {
                            try {
                                workers.get(i).log(jobs.get(i), Outcome.COMPLETED);
                                workers.get(i).log(jobs.get(i + 4), Outcome.COMPLETED);
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .get();
        assertThat(bench.names(bench.ids.logs())).hasSize(1);
        List<String> lines = bench.text(
                        bench.ids.logs(), bench.names(bench.ids.logs()).get(0))
                .lines()
                .toList();
        assertThat(lines).doesNotHaveDuplicates().hasSize(8);
    }

    @Test
    void aWorkerThatStoodStillBeforeItMovesAFailedVideoMovesNothing() throws IOException {
        Job job = dropped("failed.mp4");
        assertThat(folder.claim(job)).isTrue();
        Job frozen = bench.ledger.move(job, JobState.RUNNING, null).orElseThrow();
        bench.bench
                .google
                .faults()
                .on("upload.put")
                .when(asked -> bench.ledger
                        .begin(job.id(), "another", Duration.ofMinutes(2))
                        .isEmpty())
                .answer(500, "no other worker took it");
        assertThatThrownBy(() -> folder.putAside(frozen, Outcome.FAILED, "why"))
                .hasRootCauseInstanceOf(LostLeaseException.class);
        assertThat(bench.names(bench.ids.processing())).containsExactly("failed.mp4");
    }

    @Test
    void aWorkerThatLostItsJobMakesNoResultsFolder() throws IOException {
        Job job = dropped("frozen.mp4");
        claimAndFetch(job);
        bench.writeReport(folder, job);
        Job queued = bench.ledger.move(job, JobState.QUEUED, null).orElseThrow();
        assertThat(bench.ledger.begin(job.id(), "another", Duration.ofMinutes(2)))
                .isPresent();
        assertThatThrownBy(() -> folder.deliver(queued)).hasRootCauseInstanceOf(LostLeaseException.class);
        assertThat(bench.names(bench.ids.processing())).containsExactly("frozen.mp4");
    }

    @Test
    void whatLiesInProcessingWithoutAJobGoesBackToTheUploads() throws IOException {
        Job open = dropped("open.mp4");
        folder.claim(open);
        bench.bench.google.drive().createFile("stray.mp4", bench.ids.processing(), VIDEO);
        assertThat(folder.returnStrays()).isEqualTo(1);
        assertThat(folder.returnStrays()).isZero();
        assertThat(bench.names(bench.ids.upload())).containsExactly("stray.mp4");
        assertThat(bench.names(bench.ids.processing())).containsExactly("open.mp4");
        assertThat(open.state()).isEqualTo(JobState.SEEN);
    }

    @Test
    void aVideoWhoseJobEndsWhileStraysAreLookedForStaysWhereItWasPut() throws IOException {
        Job job = dropped("poison.mp4");
        folder.claim(job);
        Ledger endsIt = new Ledger(bench.jdbc, new TransactionTemplate(), bench.bench.clock, new Random(1)) {
            @Override
            public List<Job> ofFile(String queue, String fileId) {
                try {
                    folder.putAside(job, Outcome.FAILED, "why");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                bench.ledger.close(job, JobState.FAILED, "why", List.of(), bench.outbox);
                return super.ofFile(queue, fileId);
            }
        };
        QueueSettings queue = bench.queue(Archive.ARCHIVE, NonVideos.LEAVE, false);
        assertThat(bench.folder(queue, endsIt).returnStrays()).isZero();
        assertThat(bench.names(bench.ids.failed())).containsExactly("poison.mp4", "poison.mp4.reason.txt");
    }

    @Test
    void aVideoThatWasLeftInProcessingIsNoStrayHoweverLongAgoItsJobEnded() throws IOException {
        HotFolder leaving = bench.folder(bench.queue(Archive.LEAVE, NonVideos.LEAVE, false));
        Job job = dropped("left.mp4");
        assertThat(leaving.claim(job)).isTrue();
        bench.ledger.close(job, JobState.NOTIFIED, null, List.of(), bench.outbox);
        assertThat(bench.old.forget(bench.bench.clock.instant().plusSeconds(1)).histories())
                .isEqualTo(1);
        assertThat(leaving.returnStrays()).isZero();
        assertThat(bench.names(bench.ids.processing())).containsExactly("left.mp4");
    }

    @Test
    void videosInSubfoldersAreClaimedWhenTheQueueSaysSo() throws IOException {
        String sub = bench.bench.google.drive().createFolder("Monday", bench.ids.upload());
        String id = bench.bench.google.drive().createFile("lift.mp4", sub, VIDEO);
        HotFolder deep = bench.folder(bench.queue(Archive.ARCHIVE, NonVideos.LEAVE, true));
        var upload = deep.look().get(0);
        Job job = bench.ledger
                .see(
                        new org.ergodrop.jobs.FileKey("default", id, upload.revision(), 0),
                        upload.name(),
                        upload.sizeBytes(),
                        upload.md5())
                .orElseThrow();
        assertThat(deep.isBack(job)).isTrue();
        assertThat(folder.claim(job)).isFalse();
        assertThat(deep.claim(job)).isTrue();
        assertThat(deep.isBack(job)).isFalse();
    }

    @Test
    void aJobCostsFewQuotaUnits() throws IOException {
        Job job = dropped("lift.mp4");
        bench.bench.google.journal().clear();
        work(job);
        assertThat(bench.bench.google.journal().units()).isLessThan(1_300);
    }
}
