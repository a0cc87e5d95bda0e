package org.ergodrop.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.ergodrop.google.DriveException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Uploads over real HTTP: faults 8, 11 to 15 of the catalogue. */
class DriveUploadTest {

    private static final int SIZE = 1_500_000;

    @TempDir
    private Path folder;

    private DriveBench bench;
    private Path report;
    private NewFile wanted;
    private Notes vault;

    /** The job's notes, which outlive the process. */
    private static final class Notes implements SessionVault {

        private final AtomicReference<String> kept = new AtomicReference<>();
        private boolean diesAfterKeeping;

        @Override
        public Optional<String> read() {
            return Optional.ofNullable(kept.get());
        }

        @Override
        public void keep(String sealedSession) {
            kept.set(sealedSession);
            if (diesAfterKeeping) {
                diesAfterKeeping = false;
                throw new IllegalStateException("the process dies");
            }
        }

        @Override
        public void forget() {
            kept.set(null);
        }
    }

    @BeforeEach
    void start() throws IOException {
        bench = new DriveBench();
        report = Files.write(folder.resolve("report.xlsx"), DriveBench.bytes(3, SIZE));
        wanted = new NewFile(
                bench.drive().files().newId(),
                "report.xlsx",
                bench.google.drive().root(),
                "application/octet-stream",
                Map.of("ergodrop_job", "j-1", "ergodrop_kind", "xlsx"));
        vault = new Notes();
    }

    @AfterEach
    void stop() throws IOException {
        bench.close();
    }

    private DriveFile upload() throws IOException {
        return bench.drive().uploads(DriveBench.seal()).upload(wanted, report, vault);
    }

    private void assertIsThereOnce() throws IOException {
        assertThat(bench.google.drive().named("report.xlsx")).singleElement().satisfies(file -> {
            assertThat(file.id()).isEqualTo(wanted.id());
            assertThat(file.md5()).isEqualTo(Checksums.md5(report));
            assertThat(file.appProperties()).containsEntry("ergodrop_job", "j-1");
        });
        assertThat(vault.read()).isEmpty();
    }

    @Test
    void aReportGoesUpInPiecesUnderTheIdThatWasChosen() throws IOException {
        DriveFile there = upload();
        assertThat(there.id()).isEqualTo(wanted.id());
        assertIsThereOnce();
        assertThat(bench.google.journal().count("upload.put")).isEqualTo(6);
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** Any sequence of short 308s, drops, lost answers, lost sessions and 5xx ends in exactly one file with the right MD5. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverHappensOnTheWayThereIsOneFileInTheEnd(long seed) throws IOException {
        Random random = new Random(seed);
        for (int i = 1; i <= 12; i++) {
            var put = bench.google.faults().on("upload.put").nth(i);
            switch (random.nextInt(8)) {
                case 0 -> put.storeLess(random.nextInt(200_000));
                case 1 -> put.storeLess(0);
                case 2 -> put.dropRequestAfter(random.nextInt(262_144));
                case 3 -> put.loseAnswer();
                case 4 -> put.answer(503, "backendError");
                case 5 -> put.resetConnection();
                case 6 -> put.expireSession();
                default -> put.answer(403, "userRateLimitExceeded");
            }
        }
        bench.google.faults().on("upload.query").withProbability(0.4, seed).answer(502, "backendError");
        bench.google.faults().on("upload.start").withProbability(0.3, seed + 1).loseAnswer();
        upload();
        assertIsThereOnce();
    }

    @Test
    void aRestartedProcessGoesOnInTheSameSession() throws IOException {
        vault.diesAfterKeeping = true;
        assertThatThrownBy(this::upload).isInstanceOf(IllegalStateException.class);
        upload();
        assertIsThereOnce();
        assertThat(bench.google.journal().count("upload.start")).isEqualTo(1);
    }

    @Test
    void theSessionIsNotKeptReadable() throws IOException {
        vault.diesAfterKeeping = true;
        assertThatThrownBy(this::upload).isInstanceOf(IllegalStateException.class);
        assertThat(vault.read().orElseThrow()).doesNotContain("http").doesNotContain("upload_id");
        assertThat(DriveBench.seal().open(vault.read().orElseThrow())).contains("http");
    }

    @Test
    void aSessionThatWasSealedWithAnotherKeyIsReplacedByAFreshOne() throws IOException {
        vault.keep("no such thing");
        upload();
        assertIsThereOnce();
    }

    @Test
    void aSessionForAnotherContentIsNotUsed() throws IOException {
        vault.diesAfterKeeping = true;
        assertThatThrownBy(this::upload).isInstanceOf(IllegalStateException.class);
        Files.write(report, DriveBench.bytes(4, SIZE));
        upload();
        assertIsThereOnce();
        assertThat(bench.google.journal().count("upload.start")).isEqualTo(2);
    }

    /** Fault 15. */
    @Test
    void whenTheAnswerToTheLastPieceIsLost_theFileIsFoundAndNotMadeTwice() throws IOException {
        bench.google.faults().on("upload.put").nth(6).loseAnswer();
        upload();
        assertIsThereOnce();
    }

    @Test
    void whenTheWholeUploadIsRepeatedAfterACrash_theIdIsTakenAndTheContentIsCompared() throws IOException {
        upload();
        DriveFile again = upload();
        assertThat(again.id()).isEqualTo(wanted.id());
        assertIsThereOnce();
    }

    @Test
    void whenTheIdHoldsAnotherContent_thatIsSaid_andReplacingItIsAnotherVerb() throws IOException {
        upload();
        Files.write(report, DriveBench.bytes(4, SIZE));
        assertThatThrownBy(this::upload)
                .isInstanceOfSatisfying(
                        DriveException.class, e -> assertThat(e.kind()).isEqualTo(Kind.EXISTS));
        bench.drive().uploads(DriveBench.seal()).replace(wanted.id(), wanted.mimeType(), report, vault);
        assertIsThereOnce();
    }

    /** Fault 13. */
    @Test
    void whenTheStorageIsFull_thatIsItsName_andNothingIsRepeated() throws IOException {
        bench.google.drive().storageLimit(bench.google.drive().firstAccount(), 1_000_000L);
        assertThatThrownBy(this::upload)
                .isInstanceOfSatisfying(
                        DriveException.class, e -> assertThat(e.kind()).isEqualTo(Kind.STORAGE_FULL));
        assertThat(bench.sleeps).isEmpty();
        bench.google.drive().storageLimit(bench.google.drive().firstAccount(), 10_000_000L);
        upload();
        assertIsThereOnce();
    }

    /** Fault 8. */
    @Test
    void aTokenThatEndsInTheMiddleIsRenewedAndTheSessionGoesOn() throws IOException {
        bench.google.faults().on("upload.put").nth(3).answer(401, "authError");
        upload();
        assertIsThereOnce();
        assertThat(bench.renewals).hasValue(1);
        assertThat(bench.google.journal().count("upload.start")).isEqualTo(1);
    }

    /** Fault 12: it looks like a rate limit and stays. */
    @Test
    void whenOnlyRateLimitsComeForTenMinutes_theDaysAllowanceIsSpent() throws IOException {
        bench.google.faults().on("upload.*").answer(403, "userRateLimitExceeded", "User rate limit exceeded.");
        var before = bench.clock.instant();
        assertThatThrownBy(this::upload)
                .isInstanceOfSatisfying(
                        DriveException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DAILY_CAP));
        assertThat(Duration.between(before, bench.clock.instant()))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
    }

    @Test
    void noSentenceOfAFailureHoldsAnAddressOrASession() throws IOException {
        bench.google.faults().on("upload.put").resetConnection();
        bench.google.faults().on("upload.query").resetConnection();
        assertThatThrownBy(this::upload)
                .isInstanceOfSatisfying(
                        DriveException.class, e -> assertThat(e.kind()).isEqualTo(Kind.OUTAGE))
                .hasMessageNotContaining("http")
                .hasMessageNotContaining("upload_id")
                .hasNoCause();
    }
}
