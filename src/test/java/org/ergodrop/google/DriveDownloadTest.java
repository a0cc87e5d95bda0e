package org.ergodrop.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ergodrop.demo.google.JournalEntry;
import org.ergodrop.google.DriveDownload.Wanted;
import org.ergodrop.google.DriveException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Downloads over real HTTP: faults 4 to 8, 36 of the catalogue. */
class DriveDownloadTest {

    private static final int SIZE = 300_000;

    @TempDir
    private Path folder;

    private DriveBench bench;
    private String id;
    private byte[] content;

    @BeforeEach
    void start() throws IOException {
        bench = new DriveBench();
        content = DriveBench.bytes(1, SIZE);
        id = bench.google.drive().createFile("lift.mp4", bench.google.drive().root(), content);
    }

    @AfterEach
    void stop() throws IOException {
        bench.close();
    }

    private Wanted wanted() throws IOException {
        DriveFile file = bench.drive().files().get(id);
        return new Wanted(id, file.revision(), file.sizeBytes(), file.md5());
    }

    private Path target() {
        return folder.resolve("job-1.video");
    }

    private Path fetch(Wanted wanted) throws IOException {
        return bench.drive().downloads().fetch(wanted, target(), (done, all) -> {});
    }

    private void assertIsWhole() throws IOException {
        assertThat(target()).hasBinaryContent(content);
        assertNothingElseIsLeft();
    }

    private void assertNothingElseIsLeft() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.filter(file -> !file.equals(target()))).isEmpty();
        }
    }

    @Test
    void aWholeFileComesInOneRequestWithoutARange() throws IOException {
        fetch(wanted());
        assertIsWhole();
        assertThat(bench.google.journal().of("media.download"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.headers()).doesNotContainKey("Range"));
    }

    @Test
    void anEmptyFileNeedsNoRequest() throws IOException {
        id = bench.google.drive().createFile("empty.mp4", bench.google.drive().root(), new byte[0]);
        content = new byte[0];
        fetch(wanted());
        assertIsWhole();
        assertThat(bench.google.journal().count("media.download")).isZero();
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    /** Fault 5: the bodies are cut at random places, in good order or not, until the seed lets one through. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDownloadThatBreaksOffGoesOnWhereItStopped(long seed) throws IOException {
        Random random = new Random(seed);
        int breaks = 1 + random.nextInt(4);
        for (int i = 1; i <= breaks; i++) {
            int at = random.nextInt(SIZE / breaks);
            var rule = bench.google.faults().on("media.download").nth(i);
            switch (random.nextInt(3)) {
                case 0 -> rule.truncateAfter(at);
                case 1 -> rule.dropAfter(at);
                default -> rule.answer(500 + random.nextInt(4), "backendError");
            }
        }
        fetch(wanted());
        assertIsWhole();
        long sent = bench.google.journal().bytesOut("media.download");
        assertThat(sent).as("nothing is sent twice").isLessThan(SIZE + 200_000L);
    }

    @Test
    void whatIsHereIsNotAskedForAgainAfterARestart() throws IOException {
        Wanted wanted = wanted();
        bench.google.faults().on("media.download").nth(1).truncateAfter(200_000);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> fetch(wanted)).isInstanceOf(IOException.class);
        assertThat(Thread.interrupted()).isTrue();
        bench.google.faults().clear();
        AtomicLong seen = new AtomicLong();
        assertThatThrownBy(() -> bench.drive().downloads().fetch(wanted, target(), (done, all) -> {
                    seen.set(done);
                    if (done > 100_000) {
                        throw new IllegalStateException("the process dies");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        bench.google.journal().clear();
        fetch(wanted);
        assertIsWhole();
        JournalEntry asked = bench.google.journal().of("media.download").get(0);
        assertThat(asked.headers().get("Range")).isEqualTo("bytes=" + seen.get() + "-");
    }

    @Test
    void theRestOfAnotherContentIsThrownAway() throws IOException {
        Files.write(folder.resolve("job-1.video.part"), DriveBench.bytes(9, 1000));
        Files.writeString(folder.resolve("job-1.video.part.of"), "something else\n");
        fetch(wanted());
        assertIsWhole();
    }

    /** Fault 6. */
    @Test
    void aFlippedByteIsFetchedAgainFromTheBeginning() throws IOException {
        bench.google.faults().on("media.download").nth(1).corruptByte(77_777);
        fetch(wanted());
        assertIsWhole();
        assertThat(bench.google.journal().count("media.download")).isEqualTo(2);
    }

    @Test
    void bytesThatDifferEachTimeAreDamaged() throws IOException {
        bench.google.faults().on("media.download").nth(1).corruptByte(7);
        bench.google.faults().on("media.download").nth(2).corruptByte(8);
        Wanted wanted = wanted();
        assertThatThrownBy(() -> fetch(wanted))
                .isInstanceOfSatisfying(
                        DriveException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAMAGED));
        assertThat(target()).doesNotExist();
    }

    /** Fault 7. */
    @Test
    void aChecksumThatIsWrongAtGoogleIsSaidToBeSo() throws IOException {
        bench.google.drive().lieAboutMd5(id, "0123456789abcdef0123456789abcdef");
        Wanted wanted = wanted();
        assertThatThrownBy(() -> fetch(wanted)).isInstanceOfSatisfying(DriveException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.STABLE_MISMATCH);
            assertThat(e.explain(Locale.forLanguageTag("cs"))).contains("Fotek Google");
        });
    }

    @Test
    void aChecksumThatIsWrongAtGoogleMayBeAccepted() throws IOException {
        try (DriveBench accepting = new DriveBench(true)) {
            String photo = accepting
                    .google
                    .drive()
                    .createFile("a.mp4", accepting.google.drive().root(), content);
            accepting.google.drive().lieAboutMd5(photo, "0123456789abcdef0123456789abcdef");
            DriveFile file = accepting.drive().files().get(photo);
            accepting
                    .drive()
                    .downloads()
                    .fetch(new Wanted(photo, file.revision(), SIZE, file.md5()), target(), (done, all) -> {});
        }
        assertIsWhole();
    }

    /** Fault 4. */
    @Test
    void aFileThatIsDeletedMeanwhileLeavesNothing() throws IOException {
        Wanted wanted = wanted();
        bench.google.faults().on("media.download").nth(1).truncateAfter(100_000);
        assertThatThrownBy(() -> bench.drive().downloads().fetch(wanted, target(), (done, all) -> {
                    if (done >= 90_000 && bench.google.drive().find(id).isPresent()) {
                        bench.google.drive().delete(id);
                    }
                }))
                .isInstanceOfSatisfying(
                        DriveException.class, e -> assertThat(e.kind()).isEqualTo(Kind.GONE));
        assertNothingElseIsLeft();
    }

    @Test
    void aContentThatIsReplacedMeanwhileIsNotMixedWithTheOldOne() throws IOException {
        Wanted wanted = wanted();
        bench.google.faults().on("media.download").nth(1).truncateAfter(100_000);
        AtomicLong replaced = new AtomicLong();
        assertThatThrownBy(() -> bench.drive().downloads().fetch(wanted, target(), (done, all) -> {
                    if (done >= 90_000 && replaced.getAndIncrement() == 0) {
                        bench.google.drive().replaceContent(id, DriveBench.bytes(2, SIZE));
                    }
                }))
                .isInstanceOfSatisfying(
                        DriveException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REPLACED));
        assertNothingElseIsLeft();
    }

    /** Fault 8. */
    @Test
    void aTokenThatEndsInTheMiddleIsRenewedAndTheRangeGoesOn() throws IOException {
        Wanted wanted = wanted();
        bench.google.faults().on("media.download").nth(1).dropAfter(120_000);
        AtomicLong expired = new AtomicLong();
        bench.drive().downloads().fetch(wanted, target(), (done, all) -> {
            if (done >= 100_000 && expired.getAndIncrement() == 0) {
                bench.google.oauth().expireAccessTokens();
            }
        });
        assertIsWhole();
        assertThat(bench.renewals).hasValue(1);
        assertThat(bench.google.journal().count("media.download", 401)).isEqualTo(1);
    }

    @Test
    void anAuthorizationThatIsGoneIsSaidAtOnce() throws IOException {
        Wanted wanted = wanted();
        bench.loseAuthorization();
        assertThatThrownBy(() -> fetch(wanted)).isInstanceOf(AuthLostException.class);
    }

    /** Fault 36. */
    @Test
    void aDiskWithoutRoomForTwiceTheSizeIsAskedBeforeTheDownload() throws IOException {
        Wanted wanted = wanted();
        assertThatThrownBy(() ->
                        bench.drive().downloads(where -> 2L * SIZE - 1).fetch(wanted, target(), (done, all) -> {}))
                .isInstanceOfSatisfying(
                        DriveException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DISK_FULL));
        assertThat(bench.google.journal().count("media.download")).isZero();
        bench.drive().downloads(where -> 2L * SIZE).fetch(wanted, target(), (done, all) -> {});
        assertIsWhole();
    }

    @Test
    void aFileThatGoogleTakesForMalwareIsRefused() throws IOException {
        Wanted wanted = wanted();
        bench.google.drive().flagAsAbusive(id);
        assertThatThrownBy(() -> fetch(wanted))
                .isInstanceOfSatisfying(
                        DriveException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
    }
}
