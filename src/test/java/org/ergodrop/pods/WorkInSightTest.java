package org.ergodrop.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.ergodrop.hotfolder.HotFolder;
import org.ergodrop.hotfolder.HotFolders;
import org.ergodrop.hotfolder.Upload;
import org.ergodrop.jobs.Job;
import org.ergodrop.jobs.JobState;
import org.ergodrop.jobs.QueueSettings;
import org.ergodrop.jobs.QueueSettings.Archive;
import org.ergodrop.jobs.Queues;
import org.ergodrop.jobs.TestLedger;
import org.ergodrop.jobs.TroubleKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkInSightTest {

    private final List<Upload> uploads = new ArrayList<>();
    private final List<String> processing = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    static QueueSettings queue(String name, @Nullable String driveRoot, String account) {
        return queue(name, driveRoot, account, Archive.ARCHIVE);
    }

    private static Queues queues(Archive archive) {
        return new Queues(List.of(queue("q", "root", "default", archive)));
    }

    private static QueueSettings queue(String name, @Nullable String driveRoot, String account, Archive archive) {
        QueueSettings.Pace pace =
                new QueueSettings.Pace(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofSeconds(30));
        return new QueueSettings(
                name,
                QueueSettings.Source.DRIVE,
                Path.of("x"),
                driveRoot,
                account,
                Locale.ENGLISH,
                List.of(),
                archive,
                QueueSettings.NonVideos.FAILED,
                false,
                pace,
                Map.of());
    }

    private HotFolderWork folderWork() {
        HotFolder folder = (HotFolder) Proxy.newProxyInstance(
                HotFolder.class.getClassLoader(), new Class<?>[] {HotFolder.class}, (self, method, arguments) -> {
                    return switch (method.getName()) {
                        case "queue" -> "q";
                        case "look" -> List.copyOf(uploads);
                        case "inProcessing" -> List.copyOf(processing);
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
        return new HotFolderWork(new HotFolders(Map.of("q", folder)), queues(Archive.ARCHIVE), nanos::get);
    }

    private static Upload upload(String id, String revision, long size) {
        return new Upload(id, revision, id + ".mp4", size, null, true);
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void aVideoWaitsWhenItHasNotChangedOverTwoLooksAndAnEmptyFileNever() throws IOException {
        HotFolderWork work = folderWork();
        uploads.addAll(List.of(upload("a", "1", 5), upload("b", "1", 5), upload("empty", "1", 0)));
        assertThat(work.look().isNone()).isTrue();
        pass(60);
        uploads.set(1, upload("b", "2", 9));
        assertThat(work.look().waiting()).isEqualTo(1);
        pass(60);
        assertThat(work.look().waiting()).isEqualTo(2);
    }

    @Test
    void twoLooksThatAreTooCloseDoNotFinishAnUpload() throws IOException {
        HotFolderWork work = folderWork();
        uploads.add(upload("a", "1", 5));
        work.look();
        pass(29);
        assertThat(work.look().waiting()).isZero();
        pass(1);
        assertThat(work.look().waiting()).isEqualTo(1);
    }

    @Test
    void whatLiesInProcessingIsInHandAndEveryMoveIsProgress() throws IOException {
        HotFolderWork work = folderWork();
        uploads.add(upload("a", "1", 5));
        work.look();
        pass(60);
        String before = work.look().progress();
        assertThat(work.look().progress()).isEqualTo(before);
        processing.add("a 1");
        uploads.clear();
        Work moved = work.look();
        assertThat(moved.inHand()).isEqualTo(1);
        assertThat(moved.progress()).isNotEqualTo(before);
    }

    @Test
    void aLookThatTakesTooLongIsUnknownAndItsResultIsForTheNextTurn() throws IOException {
        CountDownLatch driveAnswers = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        try (SightInTime sight = new SightInTime(
                () -> {
                    looks.incrementAndGet();
                    try {
                        driveAnswers.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    throw new IOException("Drive is away");
                },
                Duration.ofMillis(50))) {
            for (int turn = 0; turn < 2; turn++) {
                assertThatThrownBy(sight::look).isInstanceOf(UnseenWorkException.class);
            }
            // on a loaded machine the look begins after those who wait for it have lost patience
            await().untilAsserted(
                            () -> assertThat(looks).as("one look at a time").hasValue(1));
            driveAnswers.countDown();
            await().untilAsserted(() -> assertThatThrownBy(sight::look).hasMessage("Drive is away"));
        }
    }

    @Test
    void videosThatStayInProcessingForEverAreRefusedAtTheStart() {
        HotFolders none = new HotFolders(Map.of());
        Queues leave = queues(Archive.LEAVE);
        assertThatThrownBy(() -> new HotFolderWork(none, leave, nanos::get)).hasMessageContaining("ergodrop.archive");
    }

    @Test
    void inTheLedgerAJobWaitsWhenItIsDueAndNobodyHoldsIt() throws IOException {
        try (TestLedger rows = TestLedger.inMemory()) {
            LedgerWork work = new LedgerWork(rows.jdbc, rows.troubles, rows.clock);
            rows.seen("q", "grows");
            assertThat(work.look().isNone()).isTrue();
            Job held = rows.queued("q", "held");
            rows.queued("q", "waits");
            Job later = rows.queued("q", "later");
            rows.ledger.begin(held.id(), "w", Duration.ofMinutes(2));
            rows.ledger.postpone(
                    later, rows.clock.instant().plusSeconds(600), org.ergodrop.jobs.Ledger.Charge.FREE, null);
            Work seen = work.look();
            assertThat(seen.waiting()).isEqualTo(1);
            assertThat(seen.inHand()).isEqualTo(1);
            rows.clock.pass(Duration.ofMinutes(3));
            assertThat(work.look()).isEqualTo(new Work(2, 0, seen.progress()));
            rows.troubles.begin(TroubleKind.AUTH_LOST, "q", "q", "log in");
            assertThat(work.look().waiting()).isZero();
            rows.ledger.move(rows.ledger.get(held.id()), JobState.ANALYSED, null);
            assertThat(work.look().progress()).isNotEqualTo(seen.progress());
        }
    }
}
